/**
 * Acme's staff, as its payroll package exports it. Two things are wrong with it on purpose: a remark that speaks of health,
 * which is never read (V9), and a postcode that isn't one, whose row alone is refused.
 */
export const acmeStaff = [
  'Personeelsnr;Voornaam;Tussenvoegsel;Achternaam;Geboortedatum;E-mail;Telefoon;Straat;Huisnr;Postcode;Plaats;In dienst;Uit dienst;Uren per week;Opmerking',
  '1001;Jan;de;Wit;29-02-1980;jan.dewit@voorbeeld.nl;0612345601;Dorpsstraat;12;5961 AB;Horst;01-03-2014;;36;',
  '1002;Els;;Bakker;14-07-1975;;0612345602;Kerkplein;3;5961 CD;Horst;15-09-2009;;32;',
  '1003;Fatima;el;Amrani;03-11-1991;f.elamrani@voorbeeld.nl;0612345603;Molenweg;27A;5971 EF;Grubbenvorst;01-02-2020;;40;vaak hoofdpijn',
  '1004;Kees;van;Dam;21-05-1968;kees.vandam@voorbeeld.nl;0612345604;Stationsstraat;8;59 61;Horst;01-01-2001;;38,5;',
  '1005;Noor;;Jansen;30-12-1999;noor.jansen@voorbeeld.nl;0612345605;Akkerlaan;1;5975 GH;Sevenum;01-06-2022;;24;',
  '',
].join('\r\n');

/** An employee as a sick report names him: no field in which one could say why (V9). */
export const sickJan = {
  staffNumber: '1001',
  givenName: 'Jan',
  infix: 'de',
  familyName: 'Wit',
  street: 'Dorpsstraat',
  houseNumber: '12',
  postcode: '5961 AB',
  city: 'Horst',
  phone: '0612345601',
} as const;

/** What Jan gives, beside the code of his letter, to link his own dossier: it is in the staff file. */
export const janWasBornOn = '1980-02-29';

/** Has no account: she is told things by letter. */
export const sickEls = {
  staffNumber: '1002',
  givenName: 'Els',
  familyName: 'Bakker',
  street: 'Kerkplein',
  houseNumber: '3',
  postcode: '5961 CD',
  city: 'Horst',
  phone: '0612345602',
} as const;

/** S9 — nobody gave her a doctor yet. */
export const sickNoor = {
  staffNumber: '1005',
  givenName: 'Noor',
  familyName: 'Jansen',
  street: 'Akkerlaan',
  houseNumber: '1',
  postcode: '5975 GH',
  city: 'Sevenum',
  phone: '0612345605',
} as const;

/** Works for Globex, whose agreement needs no list of staff: the sick report makes the dossier. */
export const sickPiet = {
  staffNumber: 'G-7',
  givenName: 'Piet',
  familyName: 'Smeets',
  street: 'Markt',
  houseNumber: '44',
  postcode: '5911 JK',
  city: 'Venlo',
  phone: '0612345607',
} as const;

/** V3 — his doctor is in training. */
export const sickTim = {
  staffNumber: 'G-8',
  givenName: 'Tim',
  familyName: 'Hendriks',
  street: 'Kade',
  houseNumber: '8',
  postcode: '5911 AB',
  city: 'Venlo',
  phone: '0612345619',
} as const;

/** Applies at Acme, and is in no staff file: who she is and how to be reached, nothing else (V9). */
export const sofieApplies = {
  staffNumber: '2001',
  givenName: 'Sofie',
  familyName: 'Hermans',
  birthDate: '1997-09-30',
  street: 'Parallelweg',
  houseNumber: '5',
  postcode: '5911 MN',
  city: 'Venlo',
  phone: '0612345608',
} as const;
