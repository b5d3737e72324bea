import { z } from 'zod';
import { CALLS } from '../../src/platform/http/name-types.js';
import { unwrapped } from '../../src/platform/http/schema-rule.js';

/** What a field takes that holds a name, an address or a text: none is a code, a date or an id. */
const NAMES = ['Jansen', 'els@voorbeeld.nl', 'Els Jansen', 'Jansen B.V.'];

/** A field of an input, as a path in it. */
export interface TextField {
  readonly at: string;
  readonly schema: z.core.$ZodType;
}

/** The fields of an input that take a name and don't say what they call. */
export function namelessTextFields(schema: z.core.$ZodType, at = ''): readonly TextField[] {
  if (CALLS.get(schema) !== undefined) return [];
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.core.$ZodType>(schema.shape);
    return fields.flatMap(([key, field]) => namelessTextFields(field, `${at}/${key}`));
  }
  if (schema instanceof z.ZodArray) return namelessTextFields(schema.element, `${at}/*`);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => namelessTextFields(option, at));
  const inner = unwrapped(schema);
  if (inner !== undefined && !(schema instanceof z.ZodPipe)) return namelessTextFields(inner, at);
  return NAMES.some((name) => z.safeParse(schema, name).success) ? [{ at, schema }] : [];
}

/** Where a field takes this text, or refuses it with another code than that of a citizen service number. */
export function takesCitizenNumber({ schema }: TextField, text: string): boolean {
  const issues = z.safeParse(schema, text).error?.issues ?? [];
  return !issues.some((issue) => issue.code === 'custom' && issue.params?.['code'] === 'citizen_number');
}

/** I4 — what the employee says of a piece is kept as he said it. */
export const OWN_WORDS: readonly string[] = ['CorrectionController.ask /text', 'StatementController.add /text'];
/** Texts about nobody, and codes. */
export const OF_NOBODY: readonly string[] = [
  'DeclarationTextController.announce /edition',
  'DeclarationTextController.announce /text',
  'LinkingController.accept /code',
  'OutcomeController.issue /conditions/*',
  'OutcomeProposalController.prepare /conditions/*',
];

/** Fields that take a name and are none, by what stands there instead and where it is kept. */
export const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'text of the medical store, under the dossier key (D5)': [
    'ConsultationController.ask /question',
    'ConsultationController.conclude /text',
    'CorrectionController.answer /document/name',
    'CorrectionController.answer /reason',
    'CorrectionController.answer /text',
    'CorrectionController.ask /text',
    'DisclosureController.decide /answers/handledReasonably/reason',
    'DisclosureController.decide /answers/interestOutweighs/reason',
    'DisclosureController.decide /answers/noMoreThanNecessary/reason',
    'DisclosureController.decide /struck/*/reason',
    'DisclosureController.record /basis/article',
    'DisclosureController.record /basis/claim',
    'DisclosureController.record /pieces/*/necessity',
    'DisclosureController.repair /basis/article',
    'DisclosureController.repair /basis/claim',
    'DisclosureController.repair /pieces/*/necessity',
    'EmergencyController.open /reason',
    'ExposureController.amend /agent',
    'ExposureController.amend /reason',
    'ExposureController.amend /source',
    'ExposureController.record /agent',
    'ExposureController.record /source',
    'MedicalDossierController.amend /document/name',
    'MedicalDossierController.amend /reason',
    'MedicalDossierController.amend /text',
    'MedicalDossierController.record /pieces/*/document/name',
    'MedicalDossierController.record /pieces/*/text',
    'OutcomeProposalController.prepare /grounds',
    'PieceMoveController.propose /grounds',
    'PieceMoveController.sendBack /reason',
    'PostponingController.postpone /reason',
    'ProposalController.sendBack /reason',
    'SecondOpinionController.conclude /text',
    'StatementController.add /text',
    'VerdictProposalController.prepare /grounds',
    'WorkingNoteController.amend /text',
    'WorkingNoteController.write /text',
  ],
  'text of a message, in the dossier of whom it is from or about (D3)': [
    'MessagesController.record /subject',
    'MessagesController.record /text',
    'MessagesController.write /subject',
    'MessagesController.write /text',
    'MessagesController.writeToDoctor /subject',
    'MessagesController.writeToDoctor /text',
  ],
  'what everybody signs, by a staff doctor, about nobody (S3)': [
    'DeclarationTextController.announce /edition',
    'DeclarationTextController.announce /text',
  ],
  'compared with what is on record, and not kept (I1)': ['LinkingController.accept /code'],
  'a code of a closed list, held against it behind the form (V1)': [
    'OutcomeController.issue /conditions/*',
    'OutcomeProposalController.prepare /conditions/*',
  ],
};
