/** The year asked about. */
export const newYear = '2021-01-01';
export const end = '2021-12-31';

/** Accepted packages; of each unit the one whose registers hold. */
export const accepted = `
  WITH state AS (
    SELECT p.id, p.unit, p.period, p.version,
           (SELECT m.status FROM package_move m WHERE m.package_id = p.id ORDER BY m.seq DESC LIMIT 1) AS status
      FROM received_package p
  ), counted AS (
    SELECT a.id, a.unit, a.period FROM state a
     WHERE a.status IN ('accepted', 'locked') AND NOT EXISTS (
       SELECT 1 FROM state b WHERE b.unit = a.unit AND b.period = a.period AND b.version > a.version
          AND b.status IN ('accepted', 'locked'))
  ), newest AS (
    SELECT id, unit FROM counted WHERE period = '2021'
  ), enclave AS (
    SELECT n.unit, e.* FROM received_enclave e JOIN newest n ON n.id = e.package_id
  ), event AS (
    SELECT n.unit, s.* FROM received_stage_event s JOIN newest n ON n.id = s.package_id
  ), park AS (
    SELECT e.* FROM enclave e
     WHERE EXISTS (SELECT 1 FROM event s WHERE s.enclave_id = e.id AND s.date <= '${end}'
                      AND s.stage IN ('agreement', 'landApproved', 'construction', 'completed', 'operating'))
       AND coalesce((SELECT s.stage FROM event s WHERE s.enclave_id = e.id AND s.date <= '${end}'
                      ORDER BY s.date DESC, s.stage = 'ended' LIMIT 1), '') <> 'ended'
  ), platform AS (
    SELECT n.unit, p.* FROM received_platform p JOIN newest n ON n.id = p.package_id
  ), counted_platform AS (
    SELECT p.*, coalesce(p.enclave_id, (SELECT e.id FROM enclave e
              WHERE e.unit = p.unit AND e.name = p.name AND e.counted_as_platform = 1)) AS enclave
      FROM platform p WHERE p.counted = 1 AND p.approved_date <= '${end}'
  ), counted_park AS (
    SELECT id AS thing FROM park WHERE counted_as_platform = 1
    UNION SELECT coalesce(enclave, id) FROM counted_platform
  ), project AS (
    SELECT n.unit, p.* FROM received_project p JOIN newest n ON n.id = p.package_id
  ), in_park AS (
    SELECT p.* FROM project p
     WHERE EXISTS (SELECT 1 FROM counted_platform c WHERE c.id = p.platform_id)
        OR p.enclave_id IN (SELECT thing FROM counted_park)
  ), in_eco_park AS (
    SELECT p.* FROM project p JOIN counted_platform c ON c.id = p.platform_id WHERE c.kind = 'ecoTourismCulture'
  ), status AS (
    SELECT s.* FROM received_project_status s JOIN newest n ON n.id = s.package_id
  ), receipt AS (
    SELECT r.* FROM received_receipt r JOIN counted c ON c.id = r.package_id AND c.period = substr(r.date, 1, 4)
  ), opening AS (
    SELECT o.* FROM received_opening_balance o JOIN newest n ON n.id = o.package_id
  ), batch AS (
    SELECT b.* FROM received_batch b JOIN counted c ON c.id = b.package_id AND c.period = substr(b.date, 1, 4)
  ), line AS (
    SELECT l.id, l.amount, l.village_id, b.date, b.enclave_id, b.home_county
      FROM received_batch_line l JOIN batch b ON b.package_id = l.package_id AND b.id = l.batch_id
  ), merger AS (
    SELECT m.* FROM received_village_merger m JOIN newest n ON n.id = m.package_id WHERE m.date <= '${end}'
  ), contribution AS (
    SELECT c.*, CASE WHEN c.kind IN ('decrease', 'exit', 'transferOut', 'mergerOut') THEN -c.amount ELSE c.amount END AS signed
      FROM received_contribution c JOIN newest n ON n.id = c.package_id
  ), month AS (
    SELECT i.* FROM received_investment i JOIN counted c ON c.id = i.package_id AND c.period = substr(i.month, 1, 4)
  ), project_opening AS (
    SELECT o.* FROM received_project_opening o JOIN newest n ON n.id = o.package_id
  ), later_month AS (
    SELECT m.* FROM month m LEFT JOIN project_opening o ON o.project_id = m.project_id
     WHERE o.as_of IS NULL OR m.month || '-01' > o.as_of
  )`;
