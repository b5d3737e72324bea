import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'access', name: 'doctor_change_wish' })
export class DoctorChangeWishRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('uuid', { name: 'asked_by' }) askedBy!: string;
}
