import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An outcome under secrecy. When it was issued, the database says. */
@Entity({ schema: 'medical', name: 'examination_outcome' })
export class ExaminationOutcomeRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'examination_id' }) examinationId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('uuid', { name: 'doctor_id' }) doctorId!: string;
  @Column('bytea') sealed!: Buffer;
  @Column('uuid') supersedes!: string | null;
  @Column('uuid', { name: 'countersigned_by' }) countersignedBy!: string | null;
}

/** V7 — that the letter with an outcome was posted. */
@Entity({ schema: 'medical', name: 'examination_posting' })
export class ExaminationPostingRow {
  @PrimaryColumn('uuid', { name: 'outcome_id' }) outcomeId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('date', { name: 'posted_on' }) postedOn!: string;
  @Column('uuid', { name: 'posted_by' }) postedBy!: string;
  @Column('uuid', { name: 'responsible_doctor_id' }) responsibleDoctorId!: string;
}
