import { seal } from '../../../src/platform/keys/envelope.js';
import { SOMEBODY } from '../specification/always.js';
import type { World } from '../specification/world.js';
import { bytes, row, type RowParts, type Tables } from './row-writing.js';

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
