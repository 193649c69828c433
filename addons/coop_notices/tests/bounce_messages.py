"""Messages as mail servers send them, filled in with addresses and ids."""

DSN = """\
Return-Path: <>
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
To: bounce@orchard.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Message-Id: <{bounce_id}@mx.example.net>
Date: Thu, 10 May 2018 10:00:01 +0000
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="A1B2.1525946401/mx.example.net"

This is a MIME-encapsulated message.

--A1B2.1525946401/mx.example.net
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.net.
I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<{email}>: {diagnostic}

--A1B2.1525946401/mx.example.net
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
X-Postfix-Sender: rfc822; bounce@orchard.example
Arrival-Date: Thu, 10 May 2018 10:00:00 +0000

Final-Recipient: rfc822; {email}
Action: {action}
Status: {status}
Remote-MTA: dns; mail.example.com
Diagnostic-Code: smtp; {diagnostic}

--A1B2.1525946401/mx.example.net
Content-Description: Undelivered Message
Content-Type: message/rfc822

From: office@orchard.example
To: {email}
Subject: A message from the co-op
Message-Id: {message_id}
Content-Type: text/plain; charset=utf-8

Words.

--A1B2.1525946401/mx.example.net--
"""

# Without a report: as qmail writes (QSBMF), in plain text, the letter below.
PLAIN = """\
Return-Path: <>
From: MAILER-DAEMON@old.example.net
To: bounce@orchard.example
Subject: failure notice
Message-Id: <{bounce_id}@old.example.net>
Date: Thu, 10 May 2018 10:00:01 +0000
Content-Type: text/plain; charset=us-ascii

Hi. This is the qmail-send program at old.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<{email}>:
192.0.2.7 does not like recipient.
Remote host said: 550 sorry, no mailbox here by that name

--- Below this line is a copy of the message.

Return-Path: <bounce@orchard.example>
Message-Id: {message_id}
Subject: A message from the co-op
"""

RECEIPT = """\
From: {email}
To: bounce@orchard.example
Subject: Read: A message from the co-op
Message-Id: <{bounce_id}@example.com>
References: {message_id}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=disposition-notification; boundary="R1"

--R1
Content-Type: text/plain; charset=us-ascii

Your message was read.

--R1
Content-Type: message/disposition-notification

Reporting-UA: example.com; Mail
Final-Recipient: rfc822;{email}
Original-Message-ID: {message_id}
Disposition: manual-action/MDN-sent-manually; displayed

--R1--
"""
