import type { MarkedHouse } from './marked-house.js';

/** S14 — Jan asks Dr Smit about the first version of a piece, more than once; one is concluded. */
export async function secondOpinions(house: MarkedHouse): Promise<void> {
  const pieces = ['jan.piece', 'jan.document'].map((piece) => ({ pieceId: house.id(piece), version: 1 }));
  const asked = { doctorId: house.id('dr-smit'), pieces };
  for (const name of ['opinion', 'spareOpinion', 'takenBackOpinion', 'concludedOpinion']) {
    const { secondOpinionId } = await house.done('jan', `/v1/employees/${house.id('jan')}/second-opinions`, asked);
    house.call(`jan.${name}`, secondOpinionId);
  }
  const text = house.mint.word('jan.conclusion');
  await house.done('dr-smit', `/v1/second-opinions/${house.id('jan.concludedOpinion')}/conclusion`, { text });
}

/** S14 — Jan consults Dr Smit of his own wish, more than once; one is concluded. */
export async function consultations(house: MarkedHouse): Promise<void> {
  const path = `/v1/employees/${house.id('jan')}/consultations`;
  for (const name of ['consultation', 'spareConsultation', 'takenBackConsultation', 'heldConsultation']) {
    const asked = { doctorId: house.id('dr-smit'), question: house.mint.word(`jan.${name}Question`) };
    house.call(`jan.${name}`, (await house.done('jan', path, asked))['consultationId']);
  }
  const text = house.mint.word('jan.consultationConclusion');
  await house.done('dr-smit', `/v1/consultations/${house.id('jan.heldConsultation')}/conclusion`, { text });
}
