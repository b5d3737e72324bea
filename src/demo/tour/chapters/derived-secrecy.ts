import { addTerm } from '../../../platform/calendar/term.js';
import { itemsIn, textIn } from '../../asking/caller.js';
import { currentText } from '../../records/let-in.js';
import type { Stage } from '../stage.js';

/** Derived secrecy as it is granted; its withdrawal comes later. */
export interface Granted {
  readonly delegation: string;
  /** A token of Anna's that she got while she was trusted. */
  readonly annasToken: string;
}

export async function derivedSecrecy(stage: Stage, jan: string, piece: string): Promise<Granted> {
  await preconditions(stage, piece);
  const delegation = await grant(stage, jan);
  await work(stage, jan, piece);
  return { delegation, annasToken: await stage.caller.token('anna') };
}

async function preconditions({ narrator, accounts, today }: Stage, piece: string): Promise<void> {
  narrator.chapter(
    'Derived secrecy',
    "S2, S3 — for a doctor's own assistant, who signed a separate declaration and was instructed.",
  );
  const path = `/v1/pieces/${piece}`;
  await narrator.step({ who: 'anna', does: 'new in her role, opens the piece', path, answers: 403 });
  const { body } = await narrator.step({
    who: 'anna',
    does: 'reads the texts that can be signed',
    path: '/v1/declaration-texts',
    answers: 200,
    seeing: (list) =>
      itemsIn(list).map(
        ({ kind, edition, digest }) =>
          `${String(kind)}, edition ${String(edition)}, SHA-256 ${String(digest).slice(0, 16)}…`,
      ),
  });
  const text = currentText(body, 'derived-secrecy');
  narrator.call(textIn(text, 'id'), 'declaration-of-secrecy');
  await narrator.step({
    who: 'anna',
    does: 'signs the separate declaration, as it was shown',
    path: '/v1/declarations',
    answers: 201,
    body: { textId: textIn(text, 'id'), digest: textIn(text, 'digest') },
  });
  await narrator.step({ who: 'anna', does: 'tries again', path, answers: 403 });
  await narrator.step({
    who: 'dr-vos',
    does: 'instructs her on the meaning and limits of secrecy',
    answers: 201,
    path: `/v1/accounts/${textIn(accounts, 'anna')}/instructions`,
    body: { givenOn: today },
  });
  await narrator.step({
    who: 'anna',
    does: 'tries once more: all is in order, and nothing was delegated to her',
    path,
    answers: 404,
  });
}

async function grant({ narrator, accounts, today }: Stage, jan: string): Promise<string> {
  const delegation = { employeeIds: [jan], actions: ['read', 'record'], until: addTerm(today, 'P3M') };
  const [anna, carlo] = [textIn(accounts, 'anna'), textIn(accounts, 'carlo')];
  narrator.call(anna, 'Anna');
  narrator.call(carlo, 'Carlo');
  await narrator.step({
    who: 'dr-vos',
    does: 'tries to delegate to the case manager: never, declaration or not (S6)',
    path: '/v1/delegations',
    answers: 403,
    body: { assistantId: carlo, ...delegation },
  });
  const { body } = await narrator.step({
    who: 'dr-vos',
    does: 'delegates to Anna: for Jan, to read and to record, three months',
    path: '/v1/delegations',
    answers: 201,
    body: { assistantId: anna, ...delegation },
  });
  const [id = ''] = body['delegationIds'] as string[];
  narrator.call(id, 'delegation');
  return id;
}

async function work({ narrator, today }: Stage, jan: string, piece: string): Promise<void> {
  narrator.chapter(
    'The assistant at work',
    'S5, S11 — within what was delegated; each act names the responsible doctor beside her.',
  );
  await narrator.step({ who: 'anna', does: 'reads the piece', path: `/v1/pieces/${piece}`, answers: 200 });
  const { body } = await narrator.step({
    who: 'anna',
    does: "records the neurologist's letter",
    path: `/v1/employees/${jan}/entries`,
    answers: 201,
    body: { entryOn: today, pieces: [{ item: 'M49', text: 'Letter of the neurologist: no operation for now.' }] },
  });
  const [letter = ''] = body['pieceIds'] as string[];
  narrator.call(letter, 'the-letter');
  await narrator.step({
    who: 'dr-vos',
    does: 'sees the letter, and who wrote it down for him',
    path: `/v1/pieces/${letter}`,
    answers: 200,
    seeing: ({ authorId, responsibleDoctorId }) => [
      `author: ${String(authorId)}, responsible doctor: ${String(responsibleDoctorId)}`,
    ],
  });
  await narrator.step({
    who: 'anna',
    does: "tries to amend the doctor's words, which was not delegated",
    path: `/v1/pieces/${piece}/amendments`,
    answers: 403,
    body: { version: 2, text: 'Better already.', reason: 'He sounded well.' },
  });
  await narrator.step({
    who: 'anna',
    does: 'tries another employee',
    path: '/v1/employees/00000000-0000-4000-8000-000000000000/pieces',
    answers: 404,
  });
}
