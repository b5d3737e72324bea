/** What came from an employee, in his dossier, or what he wrote to the doctor, in the medical one. */
export interface Message {
  readonly id: string;
  readonly employeeId: string;
  readonly subject: string;
  readonly text: string;
  /** Of the file that came with it. */
  readonly attachmentId: string;
}
