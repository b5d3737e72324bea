import { itemsIn, textIn } from '../../asking/caller.js';
import type { Stage } from '../stage.js';

/** S14 — Jan asks Dr Smit, who is not his doctor; his employer can't tell, and Dr Vos not before Jan says so. */
export async function secondOpinion(stage: Stage, jan: string, piece: string): Promise<void> {
  const { narrator, accounts } = stage;
  narrator.chapter('A second opinion', 'S14 — unknown to the employer; the second doctor gets what a consent names.');
  const path = `/v1/employees/${jan}/second-opinions`;
  const body = { doctorId: textIn(accounts, 'dr-smit'), pieces: [{ pieceId: piece, version: 2 }] };
  await narrator.step({ who: 'acme-hr', does: 'would like him to get one', path, body, answers: 403 });
  const asked = await narrator.step({
    who: 'jan',
    does: 'asks Dr Smit himself, and shows him one version of one piece',
    path,
    body,
    answers: 201,
    seeing: ({ lastDay }) => [`until ${String(lastDay)}`],
  });
  const id = textIn(asked.body, 'secondOpinionId');
  narrator.call(id, 'the-second-opinion');
  const opinion = `/v1/second-opinions/${id}`;
  await narrator.step({
    who: 'dr-smit',
    does: 'reads that version, and nothing else of the dossier',
    path: `${opinion}/pieces`,
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ item, text }) => `${String(item)}: ${String(text)}`),
  });
  await narrator.step({ who: 'dr-smit', does: 'tries the piece itself', path: `/v1/pieces/${piece}`, answers: 404 });
  await narrator.step({ who: 'dr-vos', does: 'finds nothing', path: `${opinion}/pieces`, answers: 404 });
  await narrator.step({ who: 'acme-hr', does: 'finds no way to ask', path: '/v1/second-opinions', answers: 403 });
  await narrator.step({
    who: 'dr-smit',
    does: 'concludes; the texts are gone with that',
    path: `${opinion}/conclusion`,
    body: { text: 'I would wait with an operation too.' },
    answers: 201,
  });
  await narrator.step({
    who: 'jan',
    does: 'puts it into his dossier (I10)',
    path: `${opinion}/filing`,
    post: true,
    answers: 201,
  });
  await narrator.step({
    who: 'dr-vos',
    does: 'reads the conclusion now',
    path: '/v1/second-opinions',
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ conclusion }) => String(conclusion)),
  });
}
