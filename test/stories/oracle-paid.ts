/** What an employment is paid. */
export const PAID = {
  effectiveFrom: '2024-01-01',
  hoursPerWeek: 36,
  grossWageCents: 312_550,
  payPeriod: 'month',
  wageTaxCredit: true,
  iban: 'NL91ABNA0417164300',
};
