import { DocumentQuestion } from '../../document/document-question'

export default function RepresentativeDocument() {
  return <DocumentQuestion person='representative' />
}
