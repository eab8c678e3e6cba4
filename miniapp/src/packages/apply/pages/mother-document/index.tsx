import { DocumentQuestion } from '../../document/document-question'

export default function MotherDocument() {
  return <DocumentQuestion person='mother' />
}
