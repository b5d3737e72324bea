import { itemsIn } from '../../asking/caller.js';
import type { Stage } from '../stage.js';

/** Everybody else at the medical dossier's door; and what each of them does get. */
export async function closedDoors({ narrator }: Stage, acme: string, jan: string, piece: string): Promise<void> {
  narrator.chapter(
    'Closed doors',
    'S1, S6, S7 — everybody else sees what the own function needs, and nothing medical.',
  );
  const path = `/v1/employees/${jan}/pieces`;
  await narrator.step({
    who: 'carlo',
    does: 'works with the doctor as an equal, and asks for the dossier',
    path,
    answers: 403,
  });
  await narrator.step({
    who: 'carlo',
    does: 'sees whom to call',
    path: `/v1/employers/${acme}/employees`,
    purpose: 'absence-guidance',
    answers: 200,
    seeing: (list) =>
      itemsIn(list).map(
        ({ givenName, infix, familyName, phone }) =>
          `${[givenName, infix, familyName].filter((part) => typeof part === 'string').join(' ')}, ${String(phone)}`,
      ),
  });
  await narrator.step({
    who: 'carlo',
    does: 'claims another purpose',
    path: `/v1/employers/${acme}/employees`,
    purpose: 'payroll',
    answers: 403,
  });
  await narrator.step({ who: 'leo', does: 'asks for one piece', path: `/v1/pieces/${piece}`, answers: 403 });
  await narrator.step({ who: 'acme-hr', does: 'asks for the dossier of her own employee', path, answers: 403 });
  await narrator.step({ who: 'ada', does: 'keeps the accounts, and asks for it', path, answers: 403 });
  await narrator.step({ who: 'ada', does: 'asks for just his address', path: `/v1/employees/${jan}`, answers: 403 });
  await narrator.step({
    who: 'dr-staf',
    does: 'settles what the rules leave open, and asks for it',
    path,
    answers: 403,
  });
  await narrator.step({ who: 'dr-kern', does: 'deputises for nobody today, and asks for it', path, answers: 404 });
  await narrator.step({ who: 'olga', does: 'supervises, and asks for the content', path, answers: 403 });
  await narrator.step({
    who: 'mara',
    does: 'keeps the customers, and asks who works there',
    path: `/v1/employers/${acme}/employees`,
    answers: 403,
  });
}
