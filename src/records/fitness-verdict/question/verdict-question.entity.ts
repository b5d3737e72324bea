import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question as the desk keeps it: ids, a code and dates. When it was asked, the database says. */
@Entity({ schema: 'desk', name: 'verdict_question' })
export class VerdictQuestionRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'employer_id' }) employerId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('uuid', { name: 'absence_id' }) absenceId!: string;
  @Column('text') question!: string;
  /** The how-manieth time this is asked about the absence, from 1. */
  @Column('integer') round!: number;
  @Column('uuid', { name: 'asked_by' }) askedBy!: string;
  @Column('date', { name: 'closes_on' }) closesOn!: string;
}
