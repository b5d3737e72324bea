import { itemsIn, textIn, type Answer } from '../../asking/caller.js';
import { signInOnPage } from '../../asking/code-flow.js';
import { StoryBroken } from '../narrator.js';
import type { Stage } from '../stage.js';
import { challengeIn } from './absence-and-doctor.js';

/** @returns the id of the piece that the others will try to read */
export async function medicalDossier(stage: Stage, jan: string): Promise<string> {
  const piece = await entry(stage, jan);
  await workingNote(stage, jan);
  await stepUp(stage, piece);
  return piece;
}

async function entry({ narrator, today }: Stage, jan: string): Promise<string> {
  narrator.chapter('The medical dossier', 'S1 — open to its dossier doctor; being a doctor is not enough.');
  const path = `/v1/employees/${jan}/entries`;
  await narrator.step({
    who: 'dr-vos',
    does: 'writes an entry, and forgets what kind of piece it is',
    path,
    answers: 400,
    body: { entryOn: today, pieces: [{ text: 'Hernia L5-S1.' }] },
  });
  const { body } = await narrator.step({
    who: 'dr-vos',
    does: 'writes it: each piece is one item of the disclosure matrix',
    path,
    answers: 201,
    body: {
      entryOn: today,
      pieces: [
        { item: 'M35', text: 'Hernia L5-S1.' },
        { item: 'M56', text: 'Sitting: half an hour at most.' },
      ],
    },
  });
  const [piece = ''] = body['pieceIds'] as string[];
  narrator.call(piece, 'the-diagnosis');
  await narrator.step({
    who: 'dr-vos',
    does: 'reads it back',
    path: `/v1/pieces/${piece}`,
    answers: 200,
    seeing: ({ item, version, text }) => [`item ${String(item)}, version ${String(version)}: ${String(text)}`],
  });
  await narrator.step({
    who: 'dr-vos',
    does: 'corrects it; the earlier text stays as history (I4)',
    path: `/v1/pieces/${piece}/amendments`,
    answers: 201,
    body: { version: 1, text: 'Hernia L4-L5.', reason: 'Misread the scan.' },
  });
  for (const who of ['dr-vos', 'leo']) {
    await narrator.step({
      who,
      does: 'has on one page what he may see of Jan',
      path: `/v1/employees/${jan}/page`,
      answers: 200,
      seeing: ({ parts }) => (parts as { kind: string }[]).map(({ kind }) => kind),
    });
  }
  const foreign = await narrator.step({
    who: 'dr-smit',
    does: "who is not Jan's doctor, asks for it",
    path: `/v1/pieces/${piece}`,
    answers: 404,
  });
  const unknown = await narrator.step({
    who: 'dr-smit',
    does: 'asks for a piece that never was: the answers are one',
    answers: 404,
    path: '/v1/pieces/00000000-0000-4000-8000-000000000000',
  });
  if (withoutRequest(foreign) !== withoutRequest(unknown)) {
    throw new StoryBroken('A foreign piece is answered otherwise than one that never was.');
  }
  await narrator.step({
    who: 'jan',
    does: 'reads his own dossier (I1)',
    path: `/v1/employees/${jan}/pieces`,
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ item, text }) => `${String(item)}: ${String(text)}`),
  });
  return piece;
}

async function workingNote({ narrator, today }: Stage, jan: string): Promise<void> {
  narrator.chapter('A working note', 'S12 — its author’s alone, until he files or destroys it.');
  const path = `/v1/employees/${jan}/working-notes`;
  const { body } = await narrator.step({
    who: 'dr-vos',
    does: 'notes something for himself',
    path,
    answers: 201,
    body: { text: 'Ask how the new chair is.' },
    seeing: ({ destroyBy }) => [`filed or gone by ${String(destroyBy)}`],
  });
  const id = textIn(body, 'noteId');
  narrator.call(id, 'the-note');
  await narrator.step({ who: 'jan', does: 'asks for it: it is no part of his dossier', path, answers: 403 });
  await narrator.step({
    who: 'dr-vos',
    does: 'files it: from now on it is dossier, and Jan inspects it too',
    path: `/v1/working-notes/${id}/filing`,
    answers: 201,
    body: { version: 1, item: 'M56', entryOn: today },
  });
  await narrator.step({
    who: 'dr-vos',
    does: 'asks for the note, which is gone',
    path: `/v1/working-notes/${id}`,
    answers: 404,
  });
}

/** A problem's body but for the request's own id. */
function withoutRequest({ body }: Answer): string {
  return JSON.stringify({ ...body, instance: undefined });
}

async function stepUp({ narrator, caller }: Stage, piece: string): Promise<void> {
  narrator.chapter(
    'An old sign-in',
    'D2, D10 — the medical store asks a sign-in with two factors, an hour old at most.',
  );
  const path = `/v1/pieces/${piece}`;
  const old = await caller.token('dr-vos', { authAge: 5_400 });
  const { headers } = await narrator.step({
    who: 'dr-vos',
    does: 'who signed in an hour and a half ago, reads on',
    path,
    token: old,
    answers: 401,
  });
  const header = headers.get('www-authenticate') ?? '';
  narrator.say(`The challenge: WWW-Authenticate: ${header}`);
  const fresh = await signInOnPage(caller.place.issuerUrl, 'dr-vos', {
    level: 'urn:dossierkluis:two-factors',
    challenge: challengeIn(header),
  });
  narrator.say("Dr Vos signs in at the issuer's page with exactly that …");
  await narrator.step({
    who: 'dr-vos',
    does: 'reads on',
    path,
    token: fresh,
    answers: 200,
    seeing: ({ version, text }) => [`version ${String(version)}: ${textIn({ text }, 'text')}`],
  });
}
