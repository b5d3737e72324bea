import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One decision of the employee about an outcome; the last step counts. When it was taken, the database says. */
@Entity({ schema: 'medical', name: 'examination_decision' })
export class ExaminationDecisionRow {
  @PrimaryColumn('uuid', { name: 'outcome_id' }) outcomeId!: string;
  /** From 1. */
  @PrimaryColumn('integer') step!: number;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('text') decision!: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy!: string;
}
