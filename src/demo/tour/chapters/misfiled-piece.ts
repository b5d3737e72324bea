import { itemsIn, textIn } from '../../asking/caller.js';
import type { Stage } from '../stage.js';

/** D1 — a letter of Sofie's lies in Jan's dossier; two doctors bring it where it belongs, and neither sees the other's dossier. */
export async function misfiledPiece(stage: Stage, jan: string, sofie: string): Promise<void> {
  stage.narrator.chapter(
    'A piece in the wrong dossier',
    'D1 — its doctor and a second one move it; the wrong dossier keeps ‘moved, date’, and both employees are told.',
  );
  await anotherDoctor(stage, sofie);
  const piece = await misfiled(stage, jan);
  const move = await propose(stage, piece, sofie);
  await take(stage, { jan, sofie, piece, move });
  await told(stage, jan);
}

/** S9 — off stage: Sofie asked for another doctor, and has Dr Smit. */
async function anotherDoctor({ narrator, acts, accounts }: Stage, sofie: string): Promise<void> {
  const body = { doctorId: textIn(accounts, 'dr-smit') };
  await acts.ask('another-doctor-sofie', 'dr-kern', `/v1/employees/${sofie}/responsibilities`, { body });
  narrator.say("Sofie asked for another doctor, and has Dr Smit now; a letter about her still comes on Dr Vos's desk.");
}

async function misfiled({ narrator, today }: Stage, jan: string): Promise<string> {
  const { body } = await narrator.step({
    who: 'dr-vos',
    does: 'puts it into the dossier that he has before him: it is Jan’s',
    path: `/v1/employees/${jan}/entries`,
    answers: 201,
    body: { entryOn: today, pieces: [{ item: 'M49', text: 'Letter of the optician: glasses for reading.' }] },
  });
  const [piece = ''] = body['pieceIds'] as string[];
  narrator.call(piece, 'the-misfiled-letter');
  return piece;
}

async function propose({ narrator, accounts }: Stage, piece: string, sofie: string): Promise<string> {
  const path = `/v1/pieces/${piece}/moves`;
  const body = { version: 1, secondDoctorId: textIn(accounts, 'dr-smit'), grounds: 'It names another person.' };
  narrator.call(body.secondDoctorId, 'dr-smit');
  narrator.call(textIn(accounts, 'dr-vos'), 'dr-vos');
  await narrator.step({ who: 'anna', does: 'notices it, and would have it moved', path, body, answers: 403 });
  await narrator.step({
    who: 'dr-vos',
    does: 'would put it back to Sofie himself: her dossier is his no more',
    path,
    body: { ...body, toEmployeeId: sofie },
    answers: 404,
  });
  await narrator.step({
    who: 'dr-vos',
    does: 'would be the second doctor as well',
    path,
    body: { ...body, secondDoctorId: textIn(accounts, 'dr-vos') },
    answers: 409,
  });
  const proposed = await narrator.step({
    who: 'dr-vos',
    does: 'puts it before Dr Smit',
    path,
    body,
    answers: 201,
    seeing: ({ until }) => [`until ${String(until)}`],
  });
  const move = textIn(proposed.body, 'moveId');
  narrator.call(move, 'the-move');
  return move;
}

interface Moving {
  readonly jan: string;
  readonly sofie: string;
  readonly piece: string;
  readonly move: string;
}

async function take({ narrator }: Stage, { jan, sofie, piece, move }: Moving): Promise<void> {
  const path = `/v1/piece-moves/${move}`;
  await narrator.step({
    who: 'dr-smit',
    does: 'reads it, and why it lies wrong; not in whose dossier',
    path,
    answers: 200,
    seeing: (shown) => [
      `${String(shown['text'])} ${String(shown['grounds'])}`,
      `fields: ${Object.keys(shown).join(', ')}`,
    ],
  });
  await narrator.step({ who: 'dr-smit', does: 'tries it where it lies', path: `/v1/pieces/${piece}`, answers: 404 });
  const taking = { who: 'dr-smit', path: `${path}/taking` };
  await narrator.step({ ...taking, does: 'would put it to somebody else’s', body: { employeeId: jan }, answers: 404 });
  const taken = await narrator.step({
    ...taking,
    does: 'takes it into the dossier of his own where it belongs',
    body: { employeeId: sofie },
    answers: 201,
  });
  const arrived = textIn(taken.body, 'pieceId');
  narrator.call(arrived, 'the-letter-of-Sofie');
  await narrator.step({ who: 'dr-vos', does: 'looks where it lay', path: `/v1/pieces/${piece}`, answers: 404 });
  await narrator.step({
    who: 'dr-vos',
    does: 'sees that it was taken, not by whose dossier',
    path,
    answers: 200,
    seeing: ({ state }) => [`state: ${String(state)}`],
  });
  await narrator.step({
    who: 'sofie',
    does: 'reads it in her own dossier',
    path: `/v1/pieces/${arrived}`,
    answers: 200,
    seeing: ({ text }) => [String(text)],
  });
}

async function told({ narrator }: Stage, jan: string): Promise<void> {
  for (const [who, does] of [
    ['sofie', 'was told that something came'],
    ['jan', 'was told that something went, and no more'],
  ] as const) {
    await narrator.step({
      who,
      does,
      path: '/v1/notices',
      answers: 200,
      seeing: (list) =>
        itemsIn(list)
          .filter(({ code }) => String(code).startsWith('piece-'))
          .map(({ code }) => `notice: ${String(code)}`),
    });
  }
  await narrator.step({
    who: 'jan',
    does: 'sees what stays of it in his dossier',
    path: `/v1/employees/${jan}/moved-pieces`,
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ movedAt }) => `moved, ${String(movedAt).slice(0, 10)}`),
  });
  await narrator.step({
    who: 'olga',
    does: 'has it on record as what may be a breach (E6)',
    path: '/v1/breaches',
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ source }) => String(source)),
  });
}
