-- nothing that waits on the living co-op goes out from here, by e-mail, letter or phone
UPDATE coop_notice_delivery
   SET state = 'stopped',
       stop_reason = 'copy',
       print_run_id = NULL
 WHERE state = 'waiting';

-- runs of letters that nobody has posted yet are empty now
DELETE FROM coop_print_run
 WHERE state = 'draft';

-- whatever else stands in the queue
UPDATE mail_mail
   SET state = 'cancel'
 WHERE state IN ('outgoing', 'exception');
