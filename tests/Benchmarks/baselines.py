#!/usr/bin/env python3
"""What one would use instead: fastText and scikit-learn's TF-IDF with LinearSVC, beside our classifier, on the same rows.

    baselines.py TRAIN.tsv[,MORE.tsv…] TEST.tsv[,MORE.tsv…]

Needs the packages fasttext and python3-sklearn and a Release build of src/Classifier. Each is tuned on a tenth of the training rows,
fastText by its own search (AUTOTUNE seconds a task), and then trained on all of them; the test rows are seen once. Prints a table in Markdown: macro-F1 of sector and kind by language, and seconds for the test rows on one core.
"""
import os
import random
import re
import subprocess
import sys
import tempfile
import time

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import f1_score
from sklearn.pipeline import make_union
from sklearn.svm import LinearSVC

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
CLASSIFIER = ["dotnet", os.path.join(ROOT, "src/Classifier/bin/Release/net10.0/QuttyMeken.Classifier.dll")]
REPEAT = 30
AUTOTUNE = 240


def read(names):
    rows = []
    for name in names.split(","):
        with open(name, encoding="utf-8") as lines:
            head = next(lines).rstrip("\n").split("\t")
            rows += [dict(zip(head, line.rstrip("\n").split("\t"))) for line in lines]
    return rows


def write(name, rows):
    with open(name, "w", encoding="utf-8") as out:
        out.write("text\tlanguage\tsector\tkind\n")
        for row in rows:
            out.write("\t".join(row[column] for column in ("text", "language", "sector", "kind")) + "\n")


def macro(rows, answers, task):
    return f1_score([row[task] for row in rows], answers, average="macro", zero_division=0)


def by_language(rows, answers, task):
    cells = [macro(rows, answers, task)]
    for language in ("kk", "ru"):
        which = [at for at, row in enumerate(rows) if row["language"] == language]
        cells.append(macro([rows[at] for at in which], [answers[at] for at in which], task))
    return cells


class FastText:
    name = "fastText"

    def __init__(self, folder):
        self.folder = folder

    @staticmethod
    def line(text):
        return re.sub(r"\s+", " ", re.sub(r"[^\w ]", " ", text.lower()))

    def labelled(self, name, rows, task):
        data = os.path.join(self.folder, name)
        with open(data, "w", encoding="utf-8") as out:
            for row in rows:
                out.write(f"__label__{row[task]} {self.line(row['text'])}\n")
        return data

    def search(self, rest, held, task):
        """The settings that fastText's own search likes best."""
        said = subprocess.run(
            ["fasttext", "supervised", "-input", self.labelled("ft-rest.txt", rest, task), "-output", os.path.join(self.folder, "ft"),
             "-autotune-validation", self.labelled("ft-held.txt", held, task), "-autotune-duration", str(AUTOTUNE), "-verbose", "3"],
            check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout
        best = said[said.index("Best selected args"):]
        return tuple(re.findall(r"\b(epoch|lr|dim|minCount|wordNgrams|minn|maxn|bucket|loss) = (\S+)", best))

    def fit(self, rows, task, setting):
        subprocess.run(
            ["fasttext", "supervised", "-input", self.labelled("ft.txt", rows, task), "-output", os.path.join(self.folder, "ft"),
             *(word for name, value in setting for word in (f"-{name}", value)), "-thread", "1", "-verbose", "0"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def predict(self, rows):
        data = os.path.join(self.folder, "ft-test.txt")
        with open(data, "w", encoding="utf-8") as out:
            for row in rows:
                out.write(self.line(row["text"]) + "\n")
        printed = subprocess.run(["fasttext", "predict", os.path.join(self.folder, "ft.bin"), data], check=True, stdout=subprocess.PIPE, text=True).stdout
        return [line.replace("__label__", "") for line in printed.split("\n")[:len(rows)]]


class LinearSvc:
    name = "TF-IDF + LinearSVC"
    grid = [0.1, 0.3, 1.0]

    def __init__(self, folder):
        pass

    def search(self, rest, held, task):
        def score(setting):
            self.fit(rest, task, setting)
            return macro(held, self.predict(held), task)
        return max(self.grid, key=score)

    def fit(self, rows, task, setting):
        self.traits = make_union(
            TfidfVectorizer(analyzer="word", ngram_range=(1, 2), sublinear_tf=True), TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True))
        self.model = LinearSVC(C=setting).fit(self.traits.fit_transform([row["text"] for row in rows]), [row[task] for row in rows])

    def predict(self, rows):
        return list(self.model.predict(self.traits.transform([row["text"] for row in rows])))


def tuned(tool, train, task):
    rows = train[:]
    random.Random(1).shuffle(rows)
    held, rest = rows[:len(rows) // 10], rows[len(rows) // 10:]
    best = tool.search(rest, held, task)
    tool.fit(train, task, best)
    return best


def seconds(predict, rows):
    """For one text, in microseconds; the program's start is taken off."""
    start = time.perf_counter()
    predict(rows)
    once = time.perf_counter() - start
    start = time.perf_counter()
    predict(rows * (REPEAT + 1))
    return (time.perf_counter() - start - once) / (REPEAT * len(rows)) * 1e6


def ours(folder, train, test):
    data, model, table, out = (os.path.join(folder, name) for name in ("train.tsv", "m.zip", "test.tsv", "out.tsv"))
    write(data, train)
    subprocess.run([*CLASSIFIER, "train", "--data", data, "--model", model], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def predict(rows):
        write(table, rows)
        subprocess.run(["taskset", "-c", "0", *CLASSIFIER, "predict", "--input", table, "--output", out, "--model", model], check=True, stderr=subprocess.DEVNULL)
        with open(out, encoding="utf-8") as lines:
            next(lines)
            fields = [line.rstrip("\n").split("\t") for line in lines]
        return [row[5] for row in fields], [row[7] for row in fields]

    sectors, kinds = predict(test)
    return sectors, kinds, seconds(predict, test)


def main():
    train, test = read(sys.argv[1]), read(sys.argv[2])
    print(f"{len(train)} rows to train, {len(test)} to test\n")
    print("| | sector | kk | ru | kind | kk | ru | µs a text, sector and kind |\n| --- | --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        sectors, kinds, cost = ours(folder, train, test)
        show("ours", by_language(test, sectors, "sector") + by_language(test, kinds, "kind"), cost)
        for make in (FastText, LinearSvc):
            tool, cells, cost, settings = make(folder), [], 0, []
            for task in ("sector", "kind"):
                settings.append(tuned(tool, train, task))
                cells += by_language(test, tool.predict(test), task)
                cost += seconds(tool.predict, test)
            show(f"{tool.name} {settings}", cells, cost)


def show(name, cells, cost):
    print(f"| {name} | " + " | ".join(f"{cell:.3f}" for cell in cells) + f" | {cost:.0f} |", flush=True)


if __name__ == "__main__":
    main()
