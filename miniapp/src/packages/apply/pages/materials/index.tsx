import { View } from '@tarojs/components'
import { LIMITS } from '@mcb/shared/contract'
import { type Answers, broughtMaterials, MATERIAL_CODES, type MaterialCode, photographedMaterials } from '@mcb/shared/domain'
import { useMemo } from 'react'
import { Bullets } from '@/components/bullets'
import { TextField } from '@/components/field'
import { aria, Heading } from '@/components/primitives'
import { problemOf } from '@/services/problems'
import { useText } from '@/services/text'
import { StepScreen } from '../../components/step-screen'
import { isPaper, type Paper, PaperField } from '../../materials/paper-field'
import { useAnswer, useStep } from '../../use-step'

type MaterialsForm = { photos: Partial<Record<MaterialCode, string[]>>; otherName: string }
const EMPTY: MaterialsForm = { photos: {}, otherName: '' }
/** Named by the parents themselves. */
const OTHER: Paper = 'M99'

/** The papers that prove what was answered: each photographed here, and brought to the counter. */
export default function MaterialsQuestion() {
  const { t } = useText()
  const labels = useMemo(
    () => ({ ...Object.fromEntries(MATERIAL_CODES.map(code => [`photos.${code}`, t(`material.${code}.name`)])), otherName: t('apply.materials.otherName') }),
    [t],
  )
  const page = useStep('materials', labels)
  const [form, change] = useAnswer<MaterialsForm>('materials', EMPTY, page.application?.answers.materials)
  const kind = page.application?.kind ?? 'firstIssue'
  const answers = (page.application?.answers ?? {}) as Answers
  const needed = photographedMaterials(kind, answers, page.facts).filter(isPaper)
  const brought = broughtMaterials(kind, answers, page.facts)

  const paper = (material: Paper) => ({
    material,
    id: page.id,
    photos: form.photos[material] ?? [],
    onChange: (photos: string[]) => change({ photos: { ...form.photos, [material]: photos } }),
    error: problemOf(page.problems, `photos.${material}`),
  })
  const handleContinue = () => {
    // a paper that is not asked for any more is not sent
    const photos = Object.fromEntries([...needed, OTHER].flatMap(code => (form.photos[code]?.length ? [[code, form.photos[code]]] : [])))
    return page.save({ photos, otherName: form.otherName })
  }

  return (
    <StepScreen page={page} heading={t('apply.materials.heading')} hint={t('apply.materials.hint')} onContinue={handleContinue}>
      <View id='field-photos' className='stack' {...aria({ focusable: true })}>
        {needed.map(material => (
          <PaperField key={material} {...paper(material)} />
        ))}
        <PaperField {...paper(OTHER)}>
          <TextField
            name='otherName'
            label={t('apply.materials.otherName')}
            optional={!form.photos[OTHER]?.length}
            maxLength={LIMITS.namePart}
            value={form.otherName}
            onChange={otherName => change({ otherName })}
            error={problemOf(page.problems, 'otherName')}
          />
        </PaperField>
      </View>
      <View className='card stack--tight'>
        <Heading level={2}>{t('apply.materials.bring')}</Heading>
        <Bullets items={brought.map(code => t(`material.${code}.name`))} />
      </View>
    </StepScreen>
  )
}
