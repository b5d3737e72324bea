import { accepted, textIn } from '../asking/caller.js';
import type { KeptActs } from './kept-acts.js';
import { link } from './let-in.js';

/**
 * S7 — Ada invites the person behind a dossier and never sees the code; Abel prints the letter; the person links it.
 * @param find looks the dossier's id up, where that wasn't done before
 * @param birthDate where it is on record, and so asked for
 */
export async function linkDossier(
  acts: KeptActs,
  subject: string,
  find: () => Promise<string>,
  birthDate?: string,
): Promise<void> {
  const letter = await acts.once(`invite-${subject}`, async () => {
    // Each time anew: a code that a killed launcher didn't keep is void with its invitation.
    const asked = `/v1/employees/${await find()}/invitations`;
    const invited = accepted('ada', asked, await acts.caller.ask('ada', asked, { post: true }));
    const printed = `/v1/invitations/${textIn(invited, 'invitationId')}/letter`;
    return accepted('abel', printed, await acts.caller.ask('abel', printed, { post: true }));
  });
  await link(acts, subject, textIn(letter, 'invitationCode'), birthDate);
}
