#!/usr/bin/env python3
"""lexicons/given_names.tsv and lexicons/surnames.tsv.

  names.py FAKER_PERSON_FOLDER LEGISLATORS_YAML OFFICEHOLDERS_TSV NICKNAMES_CSV WORDS_TSV

Given names and surnames that people actually bear, out of: Faker's name providers (MIT; Latin script, and Russian, Ukrainian
and Bulgarian ones are left out as they are in Cyrillic), current US legislators (CC0), office-holders out of the factbook
(CC0, surname in capitals), nicknames (Apache-2.0), and a short list by hand of names common in world news.
Names that are everyday words are kept with value "word": they count only beside other evidence.
"""
import ast
import collections
import csv
import pathlib
import re
import sys

from lexicon import fold, write

BY_HAND_GIVEN = """Volodymyr Vladimir Vladimir Dmitry Dmitri Sergei Sergey Alexei Alexey Aleksei Mikhail Nikolai Yuri Yury Oleg Igor Andrei Andrey Anatoly Boris Viktor Yevgeny Evgeny Gennady Konstantin Leonid Maksim Oleksandr Oleksiy Mykola Petro Serhiy Dmytro
Andriy Ihor Vitali Vitaly Vasily Viacheslav Vyacheslav Svetlana Sviatlana Tatiana Tatyana Natalia Natalya Olga Irina Yulia Yuliya Ekaterina Yekaterina Lyudmila Ksenia Galina Larisa Alexander Aleksandr Aliaksandr Roman Ruslan Ramzan Rustam Timur Emmanuel Francois Nicolas Jean Jacques Pierre Marine Angela Olaf Wolfgang Jens Ursula Giorgia Silvio Matteo
Mario Pedro Mariano Jose Juan Luis Carlos Nicolas Hugo Evo Jair Luiz Dilma Cristina Mauricio Andres Enrique Recep Abdullah Ahmet Binali Mevlut Bashar Saddam Muammar Hosni Mohamed Mohammed Muhammad Mohammad Ahmed Ahmad Mahmoud Mahmud Abdul Abdel Abdulla Hassan Hussein Husain Ali Omar Umar Yusuf Youssef Ibrahim Ismail Khalid Khaled Osama Usama Ayman
Abu Saeed Said Salman Nawaz Imran Asif Pervez Benazir Hamid Ashraf Hamas Fatima Aisha Ayesha Zainab Narendra Rahul Sonia Manmohan Amit Arvind Sanjay Rajesh Vijay Anil Sunil Ravi Priya Deepak Suresh Ramesh Ashok Rajiv Indira Jawaharlal Aung Shinzo Fumio Yoshihide Junichiro Taro Naoto Kenji Hiroshi Takeshi Akira Yuki Joko Susilo Rodrigo Benigno Ferdinand
Mahathir Najib Anwar Muhyiddin Thaksin Yingluck Prayut Prayuth Hun Barack Hillary Bill George Donald Melania Ivanka Joe Jill Kamala Mike Nancy Mitch Kevin Chuck Bernie Elizabeth Rudy Rex Condoleezza Colin Dick Al Newt Mitt Marco Ted Jeb Lindsey Boris Theresa David Gordon Tony Margaret Rishi Keir Jeremy Liz Nigel Nicola Leo Enda Micheal Jacinda
Scott Malcolm Kevin Julia Justin Stephen Goodluck Muhammadu Olusegun Jacob Cyril Thabo Nelson Robert Morgan Emmerson Uhuru Raila Mwai Yoweri Paul Kofi Ban Antonio Boutros Kizza Meles Abiy Isaias Omar Salva Riek Laurent Joseph Felix Alassane Ellen Macky Paul Idriss Benjamin Ehud Ariel Shimon Yitzhak Yasser Mahmoud Ismail Marwan Rafik Saad Hassan Qassem Ayatollah Ebrahim Mahmoud Masoud Nouri Haider Ayad Jalal Massoud Viktor Janos Jaroslaw
Lech Andrzej Mateusz Vaclav Milos Robert Zuzana Klaus Traian Boyko Slobodan Radovan Ratko Zoran Aleksandar Alexis Antonis Kyriakos Nikos Yanis Xavier Herman Jose-Manuel Jean-Claude Jean-Marie Jean-Pierre Jean-Luc Jean-Bertrand Anne-Marie Guy Elio Ueli Kersti Dalia Toomas Sanna Sauli Stefan Magdalena Mette Lars Anders Erna Kim Moon Park Lee Roh""".split()
CHINESE_SURNAMES = """Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han Tang Feng Yu Dong Xiao Cheng Cao Yuan Deng Xu Fu Shen Zeng Peng Lu Su Jiang Cai Jia Ding Wei Xue Ye Yan Pan Du Dai Xia Zhong Tian Ren Fan Fang Shi Yao Tan Liao Zou Xiong Jin Hao Kong Bai Cui Kang Mao Qiu Qin Gu Hou Shao Meng Long Wan Duan Qian Tao Yin Li Xi Hua Mei Bo
Kim Park Lee Choi Jung Jeong Kang Cho Yoon Jang Lim Im Han Oh Seo Shin Kwon Hwang Ahn Song Yoo Yu Hong Moon Bae Baek Noh Roh Ban Ri Pak Nguyen Tran Le Pham Hoang Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly""".split()
SURNAMES = """Putin Medvedev Lavrov Shoigu Zelensky Poroshenko Yanukovych Lukashenko Xi Obama Trump Biden Bush Clinton Reagan Kerry Rice Powell Cheney Pence Harris Pelosi McConnell Sanders Romney McCain Merkel Scholz Schroeder Macron Hollande Sarkozy Chirac Blair Cameron Johnson Truss Sunak Starmer Corbyn Farage Erdogan Assad Netanyahu Sharon Olmert Barak Abbas Arafat Khamenei Rouhani Ahmadinejad Zarif Khatami Maliki Abadi Karzai Ghani Musharraf Sharif Khan Bhutto Zardari Modi Singh Gandhi
Abe Kishida Suga Koizumi Aso Duterte Aquino Widodo Yudhoyono Mugabe Mandela Mbeki Zuma Ramaphosa Obasanjo Jonathan Buhari Kenyatta Odinga Museveni Kagame Annan Guterres Chavez Maduro Castro Morales Correa Lula Rousseff Bolsonaro Kirchner Uribe Santos Calderon Berlusconi Renzi Prodi Meloni Draghi Zapatero Rajoy Tsipras Papandreou Barroso Juncker Tusk Orban Kaczynski Duda Klaus Havel Milosevic Karadzic Mladic Saakashvili Yushchenko Tymoshenko Yeltsin Gorbachev Navalny Snowden Assange Musk Bezos Gates Zuckerberg Buffett Murdoch Trudeau Harper Rudd Gillard Abbott Turnbull Morrison Albanese Ardern Ayatollah Mubarak Morsi Sisi Gaddafi Gadhafi Kadhafi Qaddafi Zarqawi Zawahiri Baghdadi Sistani Sadr Hariri Nasrallah Haniyeh Sinwar Suu""".split()
STOP = set("""al de la el da von van der den di du do dos das bin ibn abu le les los an san the of and hon jr sr saint st lord lady dr mr mrs ms miss sir king queen prince president general sheikh sultan emir princess duke governor
    prime minister chief east west north south central united new old acting vacant none note since county state bank party union""".split())


def faker(folder, given, sur):
    for path in sorted(pathlib.Path(folder).glob("*/__init__.py")):
        if path.parent.name in {"ja_JP", "ko_KR", "zh_CN", "zh_TW", "th_TH"}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                what = node.targets[0].id
                where = given if "first_name" in what or "given" in what else sur if "last_name" in what or "surname" in what else None
                if where is None or "prefix" in what or "suffix" in what or "format" in what or "roman" in what:
                    continue
                strings = [n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
                for s in strings:
                    if re.fullmatch(r"[A-Z][a-zà-ÿĀ-ſ'’-]+", s):
                        where[fold(s)] += 1


def main():
    folder, legislators, holders, nicknames, words_file = sys.argv[1:]
    given, sur = collections.Counter(), collections.Counter()
    faker(folder, given, sur)
    for line in open(legislators, encoding="utf-8"):
        m = re.match(r"\s+(first|last|nickname): ['\"]?([A-Z][\w'’-]+)['\"]?\s*$", line)
        if m:
            (sur if m.group(1) == "last" else given)[fold(m.group(2))] += 1
    for row in csv.DictReader(open(holders, encoding="utf-8"), delimiter="\t"):
        parts = re.sub(r"\(.*?\)", "", row["title_and_name"]).split()
        caps = [i for i, p in enumerate(parts) if len(p) > 2 and p.isupper()]
        if not caps or row["office"].startswith("cabinet"):
            continue
        for i in caps:
            sur[fold(parts[i])] += 1
        before = parts[caps[0] - 1] if caps[0] > 0 else ""
        if caps[0] > 1 and re.fullmatch(r"[A-Z][a-z'-]+", before) and fold(before) not in STOP:
            given[fold(before)] += 1
    for row in csv.DictReader(open(nicknames, encoding="utf-8")):
        given[fold(row["name1"])] += 1
        given[fold(row["name2"])] += 1
    for n in BY_HAND_GIVEN:
        given[fold(n)] += 1
    for n in CHINESE_SURNAMES + SURNAMES:
        sur[fold(n)] += 1
    words = {line.split("\t")[0] for line in open(words_file, encoding="utf-8") if not line.startswith("#")}
    places = {line.split("\t")[0] for n in ("countries", "regions", "cities") for line in open(pathlib.Path(words_file).parent / f"{n}.tsv", encoding="utf-8") if not line.startswith("#")}
    for name, table, sense in (("given_names", given, "given_name"), ("surnames", sur, "surname")):
        first = {fold(n) for n in CHINESE_SURNAMES} if sense == "surname" else set()
        rows = [(n, sense, "", "", "first" if n in first else "word" if n in words else "place" if n in places else "")
                for n in sorted(table) if n not in STOP - ({"king", "prince"} if sense == "surname" else set()) and len(n) > 1 and re.fullmatch(r"[a-z][a-z'-]+", n)]
        write(name, rows, f"""{name.replace('_', ' ').capitalize()}, made by tools/lexicons/names.py from Faker (MIT), current US legislators (CC0), factbook office-holders (CC0)
            {'and carltonnorthern/nicknames (Apache-2.0)' if sense == 'given_name' else 'and a short list by hand'}. value: word or place, where it is one as well{'' if sense == 'given_name' else '; first, where it stands before the given name'}.""")


main()
