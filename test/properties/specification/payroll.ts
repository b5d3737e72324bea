/** What an employment is paid; nobody amended it. */
export interface PayrollTerms {
  readonly id: string;
  readonly employmentId: string;
  readonly employeeId: string;
  readonly effectiveFrom: string;
  readonly hoursPerWeek: number;
  readonly grossWageCents: number;
  readonly payPeriod: string;
  readonly wageTaxCredit: boolean;
  readonly iban: string;
}
