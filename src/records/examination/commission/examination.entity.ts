import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A commission as the desk keeps it: ids, a code and dates. When it was asked, the database says. */
@Entity({ schema: 'desk', name: 'examination' })
export class ExaminationRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'employer_id' }) employerId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('text', { name: 'examination_kind' }) examinationKind!: string;
  /** The how-manieth time this kind is asked of this person, from 1. */
  @Column('integer') round!: number;
  @Column('uuid', { name: 'asked_by' }) askedBy!: string;
  @Column('date', { name: 'closes_on' }) closesOn!: string;
}
