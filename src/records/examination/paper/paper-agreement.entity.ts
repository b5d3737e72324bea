import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A paper about an outcome, as it was recorded. When that was, the database says. */
@Entity({ schema: 'medical', name: 'paper_agreement' })
export class PaperAgreementRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'outcome_id' }) outcomeId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  /** From 1. */
  @Column('integer') round!: number;
  @Column('uuid', { name: 'piece_id' }) pieceId!: string | null;
  @Column('date', { name: 'signed_on' }) signedOn!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('uuid', { name: 'responsible_doctor_id' }) responsibleDoctorId!: string;
}

/** What was done with it since; each of these once. */
@Entity({ schema: 'medical', name: 'paper_agreement_step' })
export class PaperStepRow {
  @PrimaryColumn('uuid', { name: 'paper_id' }) paperId!: string;
  @PrimaryColumn('text') step!: 'accepted' | 'told' | 'withdrawn';
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('date') day!: string;
  @Column('text', { name: 'told_how' }) toldHow!: 'in-app' | 'posted' | null;
  @Column('uuid', { name: 'done_by' }) doneBy!: string;
  @Column('uuid', { name: 'responsible_doctor_id' }) responsibleDoctorId!: string | null;
}
