import { dayOf } from './calendar.js';
import type { Shown } from './shown.js';
import type { World } from './world.js';

/** V5, V7 — verdicts that went out; advice in the dossier, and its items once they went out. */
export const RELEASED_RECORDS: Readonly<
  Record<'ReleasedVerdict' | 'Advice' | 'ReleasedAdvice', (world: World) => Shown[]>
> = {
  ReleasedVerdict: ({ verdicts, questions }) =>
    verdicts
      .filter(({ isReleased }) => isReleased)
      .map(({ id, questionId, employerId, employeeId, ...verdict }) => ({
        id,
        employerId,
        employeeId,
        absenceId: questions.find((question) => question.id === questionId)?.absenceId ?? '',
        fields: {
          id,
          questionId,
          employerId,
          employeeId,
          question: 'fit-for-own-work',
          outcome: verdict.outcome,
          issuedOn: dayOf(verdict.issuedAt),
          validUntil: verdict.validUntil,
          supersededBy: verdicts.find((next) => next.isReleased && next.supersedes === id)?.id ?? null,
        },
      })),
  Advice: ({ advices }) =>
    advices.map(({ id, absenceId, employeeId, doctorId, issuedAt, supersedes, items }) => ({
      id,
      employeeId,
      fields: {
        id,
        absenceId,
        employeeId,
        doctorId,
        issuedAt,
        supersedes,
        items: items.map(({ item, values }) => ({ item, values })),
      },
    })),
  ReleasedAdvice: ({ advices }) =>
    advices
      .filter(({ isReleased }) => isReleased)
      .flatMap(({ id: adviceId, absenceId, employerId, employeeId, issuedAt, items }) => {
        const next = advices.find((one) => one.isReleased && one.supersedes === adviceId);
        const about = { employerId, employeeId, absenceId };
        const itemsOfNext = next?.items.map(({ id, item }) => ({ ...about, id, item, fields: {} }));
        return items.map(({ id, item, values }) => ({
          ...about,
          id,
          item,
          ...(itemsOfNext !== undefined && { onlyWith: { field: 'supersededBy', shown: itemsOfNext } }),
          fields: {
            id,
            adviceId,
            absenceId,
            employerId,
            employeeId,
            item,
            values,
            issuedOn: dayOf(issuedAt),
            state: next === undefined ? 'current' : 'superseded',
            supersededBy: next?.id ?? null,
          },
        }));
      }),
};
