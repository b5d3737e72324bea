import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One giving of a responsibility; when it begins, is told and ends is written by statements of the repository. */
@Entity({ schema: 'access', name: 'responsibility' })
export class ResponsibilityRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('uuid', { name: 'doctor_id' }) doctorId!: string;
  @Column('uuid', { name: 'given_by' }) givenBy!: string;
}
