import { seal } from '../../../src/platform/keys/envelope.js';
import { SOMEBODY } from '../specification/always.js';
import type { World } from '../specification/world.js';
import { bytes, row, type RowParts, type Tables } from './row-writing.js';

/** What employees asked doctors of their own choice, with the copies of what is open. */
export function askedRows(world: World, { keyOf }: RowParts): Tables {
  const sealed = (owner: string, record: string, value: unknown, item = 'second-opinion'): string =>
    bytes(seal(keyOf(owner, 'medical'), { store: 'medical', owner, record, version: 1, item }, value));
  return [
    [
      'medical.consultation',
      world.consultations.map(({ until, conclusion, question, ...consultation }) =>
        row({
          ...consultation,
          validUntil: until,
          question: sealed(consultation.employeeId, consultation.id, { text: question }, 'consultation-question'),
          sealed: conclusion && sealed(consultation.employeeId, consultation.id, { text: conclusion }, 'consultation'),
        }),
      ),
    ],
    [
      'medical.second_opinion',
      world.secondOpinions.map(({ until, conclusion, ...opinion }) =>
        row({
          ...opinion,
          validUntil: until,
          sealed: conclusion && sealed(opinion.employeeId, opinion.id, { text: conclusion }),
        }),
      ),
    ],
    [
      'medical.second_opinion_piece',
      world.secondOpinions.flatMap(({ id: opinionId, employeeId, pieces, until, withdrawnAt, concludedAt }) =>
        world.pieces
          .filter(({ id }) => (withdrawnAt ?? concludedAt) === null && pieces.some(({ pieceId }) => pieceId === id))
          .map(({ id: pieceId, item, entryOn, texts, statements }) => {
            const said = statements.filter(({ version }) => version === 1);
            const content = { item, entryOn, text: texts[0]?.text, statements: said };
            return row({
              opinionId,
              employeeId,
              pieceId,
              version: 1,
              shownUntil: until,
              sealed: sealed(employeeId, `${opinionId}/${pieceId}`, content),
            });
          }),
      ),
    ],
  ];
}

/** What lies in the medical dossiers beside pieces and verdicts. */
export function saidRows({ pieces, corrections, exposures, workingNotes }: World, { keyOf }: RowParts): Tables {
  const sealed = (owner: string, record: string, version: number, item: string, value: unknown) => ({
    employeeId: owner,
    sealed: bytes(seal(keyOf(owner, 'medical'), { store: 'medical', owner, record, version, item }, value)),
  });
  return [
    [
      'medical.exposure',
      exposures.map(({ id, employeeId, versions }) => row({ id, employeeId, version: versions.length })),
    ],
    [
      'medical.exposure_version',
      exposures.flatMap(({ id, employeeId, versions, authorId, responsibleDoctorId, recordedAt }) =>
        versions.map(({ agentClass, from, until, ...content }, index) =>
          row({
            exposureId: id,
            version: index + 1,
            agentClass,
            exposedFrom: from,
            exposedUntil: until,
            ...sealed(employeeId, id, index + 1, 'exposure', content),
            authorId,
            responsibleDoctorId,
            recordedAt,
          }),
        ),
      ),
    ],
    [
      'medical.working_note',
      workingNotes.map(({ text, ...note }) => {
        const place = { store: 'medical', owner: note.employeeId, record: note.id, version: 1, item: 'working-note' };
        return row({ ...note, version: 1, sealed: bytes(seal(keyOf(note.id, 'working-note'), place, { text })) });
      }),
    ],
    [
      'medical.statement',
      pieces.flatMap(({ id: pieceId, employeeId, statements }) =>
        statements.map(({ id, version, text, madeAt }) =>
          row({
            id,
            pieceId,
            version,
            ...sealed(employeeId, id, version, 'statement', { text }),
            madeBy: SOMEBODY,
            madeAt,
          }),
        ),
      ),
    ],
    [
      'medical.correction_request',
      corrections.map(({ id, pieceId, employeeId, version, text, askedAt }) =>
        row({
          id,
          pieceId,
          version,
          ...sealed(employeeId, id, 1, 'correction-request', { text }),
          askedBy: SOMEBODY,
          askedAt,
        }),
      ),
    ],
    [
      'medical.correction_answer',
      corrections.flatMap(({ id, pieceId, employeeId, answer }) =>
        answer === null
          ? []
          : [
              row({
                requestId: id,
                pieceId,
                employeeId,
                outcome: 'declined',
                answeredBy: answer.answeredBy,
                answeredAt: answer.answeredAt,
              }),
            ],
      ),
    ],
    [
      'medical.correction_reason',
      corrections.flatMap(({ id, pieceId, employeeId, answer }) =>
        answer === null
          ? []
          : [
              row({
                requestId: id,
                pieceId,
                ...sealed(employeeId, id, 1, 'correction-answer', { reason: answer.reason }),
              }),
            ],
      ),
    ],
  ];
}
