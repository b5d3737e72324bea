/** Which columns hold what in the clear: names of accounts and employers, numbers in a register, and days. */
export const CLEAR_COLUMNS: Readonly<Record<string, RegExp>> = {
  'access.account.subject': /\.account$/,
  'desk.account_name.name': /\.(account|accountName)$/,
  'desk.processor.organisation': /\.processor$/,
  'employer.employer.name': /\.(name|employerName)$/,
  'employer.contact_person.name': /\.contactName$/,
  'employer.history.content': /\.(name|contactName)$/,
  'access.medical_proxy.name': /\.proxyName$/,
  'access.medical_proxy.number': /\.proxyNumber$/,
  'access.registration.number': /\.registrationNumber$/,
  'access.employment.starts_on': /\.startsOn$/,
  'employee.employment.starts_on': /\.startsOn$/,
  'access.absence.first_day': /\.firstDay$/,
  'employee.absence_version.first_day': /\.firstDay$/,
  'employee.absence.first_day': /\.firstDay$/,
  'medical.entry.entry_on': /\.entryOn$/,
  'medical.verdict.valid_until': /\.validUntil$/,
  'desk.released_verdict.valid_until': /^(jan|wim)\.validUntil$/,
};

/** Where statements, parameters and pages of those tables show too, in PostgreSQL's own log and files. */
const SHOWS_THE_CLEAR = /^(log of the main|files of the main|write-ahead log of the main)/;

/** What a channel may show. */
export function mayShow(channel: string, marker: string): boolean {
  if (SHOWS_THE_CLEAR.test(channel)) return Object.values(CLEAR_COLUMNS).some((clear) => clear.test(marker));
  return CLEAR_COLUMNS[channel]?.test(marker) ?? false;
}
