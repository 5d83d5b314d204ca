"""What means something in each format: put into inputs at random, and told to the guided ones."""

from collections.abc import Mapping

HTML = (
    b"<p>", b"</p>", b"<div class='share'>", b"</div>", b"<br>", b"<hr>", b"<q>", b"<sup>1</sup>",
    b"<table><tr><td>", b"</td><td>", b"</tr><tr>", b"</table>", b"<th rowspan=3>", b"<caption>",
    b"<ul><li>", b"<ol start=3><li value=7>", b"<dl><dt>", b"<dd>", b"</ul>", b"<pre>", b"<b>",
    b"<main>", b"<article>", b"<nav>", b"<aside>", b"<footer>", b"<header>", b"<blockquote>",
    b"<h1>", b"</h1>", b"<h2>Contact</h2>", b"<a href='/x'>", b"<script>", b"<style>", b"<svg>",
    b"<script type='application/ld+json'>", b'{"datePublished": "2017-10-12"}', b"<template>",
    b"<meta charset='utf-16'>", b"<meta name=date content=2017-10-12>", b"<base href='//['>",
    b"<time datetime='2017-10-12' pubdate>", b"hidden", b"aria-hidden=true", b"role=main",
    b"style='display:none'", b"style=display:block", b"<x-y>", b"<link rel=canonical href=/a/b>",
)  # fmt: skip
MAIL = (
    b"\nContent-Type: text/html; charset=utf-16\n", b"\nContent-Transfer-Encoding: base64\n",
    b"\nContent-Type: multipart/mixed; boundary=b\n\n--b\n", b"\n--b--\n", b"=\n", b"=E2=80",
    b"\nContent-Type: message/rfc822\n", b"\nContent-Disposition: attachment; filename=a.html\n",
    b"filename*0*=utf-8''%e2", b"charset=idna", b"charset=unicode_escape", b"format=flowed",
    b"=?utf-8?b?", b"=?utf-7?q?+2AA-?=", b"?=", b"\nSubject: Fwd: AW: ", b"\nDate: Thu, 99 Foo 1",
    b"\n> ", b"\n-- \n", b"\nOn Thu, 12 Oct 2017 at 10:15 Pia <p@x.example> wrote:\n> ",
    b"\n-----Original Message-----\nFrom: a\nSent: b\nSubject: c\n\n",
    b"\nBegin forwarded message:", b"\n\nFrom x Thu Oct 12 10:15:00 2017\n", b"\n>From ",
    b"\nFrom: a@b\nDate: 1\nSubject: x\n\n", b"<p>", b"<div>", b"<blockquote>",
    b"application/pkcs7-mime", b"multipart/encrypted",
)  # fmt: skip
XML = (
    b"<item>", b"</item>", b"<entry>", b"<title>", b"<description>", b"<content:encoded>",
    b"<![CDATA[", b"]]>", b"<content type='xhtml'><div>", b"<summary type='html'>", b"<link/>",
    b"&lt;p&gt;", b"&#8364;", b"&nbsp;", b"xml:base='x:'", b"<pubDate>Thu, 12 Oct 2017</pubDate>",
    b"<updated>2017-10-12T10:00:00Z</updated>", b"<?xml version='1.0' encoding='utf-7'?>",
    b"<georss:point>1 2 3", b"<media:content>", b"xmlns:x='http://a'", b"<dc:language>",
)  # fmt: skip
SHEET = (
    b'"', b'""', b",", b";", b"\t", b"\n", b"\r", b"text", b"id", b"title", b"date", b"file",
    b"<c r='A1' t='s'><v>9</v></c>", b"<c t='inlineStr'><is><t>x</t></is></c>", b"t='e'",
    b"<row r='99999999'>", b"<f>1/0</f>", b"s='1'", b"<v>1e999</v>", b"t='d'", b"_x000D_",
    b"<si><r><t>x</t></r></si>", b"<numFmt numFmtId='164' formatCode='yyyy'/>", b"t='b'",
)  # fmt: skip
WORD = (
    b"<w:p>", b"</w:p>", b"<w:r><w:t>x</w:t></w:r>", b"<w:br/>", b"<w:tab/>", b"<w:del>",
    b"<w:ins>", b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>", b"<w:gridSpan w:val='9'/>",
    b"<w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr>", b"<w:txbxContent>",
    b"<w:footnoteReference w:id='1'/>", b"<w:pStyle w:val='Heading1'/>", b"<w:vanish/>",
    b"<w:outlineLvl w:val='9'/>", b"<w:b w:val='0'/>", b"TargetMode='External'", b"<w:sdt>",
)  # fmt: skip
PDF = (
    b" BT ", b" ET ", b" Tj ", b" TJ ", b" Tf ", b" Tm ", b" Td ", b" cm ", b" q ", b" Q ",
    b" re S ", b"/F1 12 Tf", b"(x) '", b"3 Tr", b"100 Tz", b"/Fm0 Do", b"BI /W 1 /H 1 ID x EI",
    b" Tc ", b" l S ", b"/Kids [1 0 R]", b"/Filter /FlateDecode",
    b"/Filter [/ASCII85Decode /LZWDecode]", b"/Rotate 90", b"/MediaBox [0 0 0 0]",
    b"/CropBox [9 9 8 8]", b"/ToUnicode 1 0 R", b"/Encoding /Identity-H", b"/Length 99999999",
    b"endobj\n1 0 obj\n", b"/DecodeParms << /Predictor 12 /Columns 0 >>", b"<FEFFD800>", b"<<",
    b">>", b"[", b"]", b"null", b"true", b"1 0 R", b"/Prev 0", b"/Encrypt 1 0 R",
)  # fmt: skip
ZIP = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06", b"\xff\xff\xff\xff", b"../")
JSON = (
    b'{"text": "x"}\n', b'"id": ', b'"published": "2017-10-12"', b'"\\ud800"', b"NaN", b"null",
    b"[" * 2000, b'{"a":' * 500, b"1" * 5000, b"-Infinity", b"true", b"{}", b'"text": "\\u0000"',
)  # fmt: skip
PIECES_OF: Mapping[str, tuple[bytes, ...]] = {
    "html": HTML, "eml": MAIL, "mbox": MAIL, "mhtml": (*MAIL, *HTML), "feed": (*XML, *HTML[:12]),
    "csv": SHEET,
    "xlsx": SHEET, "sheet": SHEET, "docx": WORD, "pdf": PDF, "zip": ZIP, "jsonl": JSON,
}  # fmt: skip
"""By the first part of a target's name."""
