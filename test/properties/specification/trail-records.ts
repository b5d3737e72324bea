import type { Shown } from './shown.js';
import type { Line, World } from './world.js';

function aboutWhom({ employeeId, responsibleDoctorId }: Line): Pick<Shown, 'employeeId' | 'responsibleDoctorId'> {
  return { responsibleDoctorId, ...(employeeId !== null && { employeeId }) };
}

/** The trail, for who supervises. */
export function linesShown({ lines }: World): Shown[] {
  return lines.map((line) => ({ id: line.id, ...aboutWhom(line), fields: { ...line, claims: null } }));
}

/** I9 — what was really done, for the person it was done to. */
export function ownAccessShown({ lines, proposals }: World): Shown[] {
  const waiting = new Set(proposals.flatMap(({ id, end }) => (end === null ? [id] : [])));
  return lines
    .filter(({ outcome }) => outcome === 'allowed')
    .map((line) => ({
      ...{ id: line.id, ...aboutWhom(line), ofKind: line.kind, fields: { ...line } },
      isAboutWaiting: line.kind === 'Proposal' && waiting.has(line.recordId ?? ''),
    }));
}

/** S4 — what was done under a doctor. */
export function delegatedActsShown({ lines }: World): Shown[] {
  return lines
    .filter(({ responsibleDoctorId }) => responsibleDoctorId !== null)
    .map((line) => ({ id: line.id, ...aboutWhom(line), fields: { ...line, assistantId: line.accountId } }));
}
