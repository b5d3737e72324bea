-- S15, D5: whether a number is another doctor's is answered to who may record one, and to nobody else: row security comes first.
DROP TRIGGER a_number_is_one_doctors ON access.registration;
CREATE TRIGGER a_number_is_one_doctors AFTER INSERT ON access.registration FOR EACH ROW
  WHEN (row_security_active('access.registration')) EXECUTE FUNCTION access.refuse_number_of_another();
