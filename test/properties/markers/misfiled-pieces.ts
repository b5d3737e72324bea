import type { MarkedHouse } from './marked-house.js';

/** D1 — pieces of Jan's that Dr Vos says lie wrong, before Dr Smit, each to be decided otherwise; and one that he will say it of. */
export async function misfiledPieces(house: MarkedHouse): Promise<void> {
  const entry = { entryOn: house.today, pieces: [{ item: 'M56', text: 'Niets bijzonders.' }] };
  const secondDoctorId = house.id('dr-smit');
  for (const name of ['move', 'takenMove', 'returnedMove', 'withdrawnMove', 'misfiled']) {
    const { pieceIds } = await house.done('dr-vos', `/v1/employees/${house.id('jan')}/entries`, entry);
    const [own = ''] = pieceIds as readonly string[];
    const pieceId = name === 'move' ? house.id('jan.document') : own;
    if (name === 'misfiled') {
      house.call('jan.misfiled', pieceId);
      continue;
    }
    const said = { version: 1, secondDoctorId, grounds: house.mint.word(`jan.${name}Grounds`) };
    house.call(`jan.${name}`, (await house.done('dr-vos', `/v1/pieces/${pieceId}/moves`, said))['moveId']);
  }
}
