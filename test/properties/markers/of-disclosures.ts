/** C2 — whom Jan allows to be sent something: his doctor's to know once he signed. */
export const ALLOWED = [
  'consentRecipient',
  'consentOrganisation',
  'spareConsentRecipient',
  'spareConsentOrganisation',
] as const;
export const NOT_SIGNED = [
  'takenBackConsentRecipient',
  'takenBackConsentOrganisation',
  'sweptRecipient',
  'sweptOrganisation',
] as const;
/** C4, C13 — who asks for what of Jan's and why, and what his doctor said to it: between the two. */
export const ASKED_FOR = [
  'disclosure',
  'spareDisclosure',
  'withdrawnDisclosure',
  'repairedDisclosure',
  'sweptDisclosure',
].flatMap((name) => ['Recipient', 'Organisation', 'Article', 'Necessity'].map((field) => `${name}${field}`));
export const DECIDED = ['disclosure', 'spareDisclosure'].flatMap((name) => [`${name}Answer`, `${name}Struck`]);
