import { strangeWords } from './words'

it.each([
  ['a key without a text', 'apply.consent.heading', 'en', ['untranslated: apply.consent.heading']],
  ['an empty placeholder', 'Hello {{name}}', 'en', ['untranslated: {{']],
  ['Chinese nobody wrote on an English page', 'Go on 继续', 'en', ['in another language (en): 继续']],
  ['English nobody wrote on a Chinese page', '请 Continue', 'zh-CN', ['in another language (zh-CN): Continue']],
] as const)('%s is strange', (_, text, language, found) => {
  expect(strangeWords([text], language, '')).toEqual(found)
})

it.each([
  ['an address made of its parts', '北京市朝阳区亮马路', 'en', '北京市\n朝阳区\n亮马路'],
  ['a name somebody has', 'Noémie Dargent', 'zh-CN', 'Noémie Dargent'],
  ['a web address', 'See beijing.gov.cn', 'en', ''],
] as const)('%s is not', (_, text, language, known) => {
  expect(strangeWords([text], language, known)).toEqual([])
})
