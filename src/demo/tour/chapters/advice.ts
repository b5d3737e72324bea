import { addTerm } from '../../../platform/calendar/term.js';
import { itemsIn } from '../../asking/caller.js';
import type { Stage } from '../stage.js';

const advised = (nextOn: string): object => ({
  items: [
    { item: 'M04', values: [{ field: 'duration', is: 'two-to-six-weeks' }] },
    {
      item: 'M28',
      values: [
        { field: 'next-on', is: nextOn },
        { field: 'rhythm', is: 'each-four-weeks' },
      ],
    },
  ],
});

/** V5, V7, V8 — what the doctor advises beside the verdict: to employer and employee together, item by item. */
export async function advice({ narrator, today }: Stage, jan: string, absenceId: string): Promise<void> {
  narrator.chapter(
    'What the employer may know beyond the verdict',
    'V5, V8 — item by item as the matrix allows, from closed lists; V7 — the employee gets the same at the same moment.',
  );
  const path = `/v1/absences/${absenceId}/advice`;
  await narrator.step({
    who: 'dr-vos',
    does: 'would tell the employer a diagnosis',
    path,
    body: { items: [{ item: 'M35', values: [{ field: 'text', is: 'flu' }] }] },
    answers: 409,
  });
  await narrator.step({
    who: 'dr-vos',
    does: 'would date the next contact in another century',
    path,
    body: advised('9999-12-31'),
    answers: 400,
  });
  await narrator.step({
    who: 'dr-vos',
    does: 'advises: how long it may last, and when they speak again',
    path,
    body: advised(addTerm(today, 'P28D')),
    answers: 201,
    seeing: ({ released }) => [`went out: ${String(released)}`],
  });
  for (const [who, does] of [
    ['acme-hr', 'reads what was advised'],
    ['jan', 'reads the same'],
  ] as const) {
    await narrator.step({
      who,
      does,
      path: `/v1/employees/${jan}/released-advice`,
      answers: 200,
      seeing: (body) =>
        itemsIn(body)
          .map(({ item, values }) => `${String(item)}: ${JSON.stringify(values)}`)
          .toSorted(),
    });
  }
}
