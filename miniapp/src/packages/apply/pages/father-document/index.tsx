import { DocumentQuestion } from '../../document/document-question'

export default function FatherDocument() {
  return <DocumentQuestion person='father' />
}
