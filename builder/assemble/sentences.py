"""The sentences that notebooks are assembled with, in the languages of the site's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.lessons.markers import Placeholder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.documents.module_card import ExerciseCard
    from builder.documents.quiz import QuizItem

__all__ = ["Sentences", "sentences_in"]


@dataclass(frozen=True, slots=True)
class Sentences:
    """What the assembler says in one language; names in braces are filled in.

    `kinds` are the kinds of exercises and `asks` what each kind of question asks for, `points` and `minutes` a form
    for one and a form for more.
    """

    kinds: Mapping[str, str]
    asks: Mapping[str, str]
    points: tuple[str, str]
    minutes: tuple[str, str]
    in_unit: str
    choose: str
    objective: str
    hint: str
    rubric: str
    rubric_heads: tuple[str, str, str]
    check_yourself: str
    where: str
    graded: str
    answer: str
    only_hidden: str
    code_here: str
    lines_here: str
    write: str

    @property
    def placeholder(self) -> Placeholder:
        """What stands in a student's cell where the solution was."""
        return Placeholder(self.code_here, self.lines_here, self.write)

    def count_points(self, number: int) -> str:
        """Return "1 point" or "2 points"."""
        return self.points[number != 1].format(count=number)

    def facts(self, exercise: ExerciseCard) -> str:
        """Return the kind, the points and the minutes of an exercise."""
        minutes = self.minutes[exercise.minutes != 1].format(count=exercise.minutes)
        return " · ".join((self.kinds[exercise.kind.value], self.count_points(exercise.points), minutes))

    def task(self, item: QuizItem) -> str:
        """Return what a question asks for."""
        if item.choose:
            return self.choose.format(count=item.choose)
        return self.in_unit.format(unit=item.unit) if item.unit else self.asks[item.kind.value]


def sentences_in(language: str) -> Sentences:
    """Return the sentences of a language such as `de` or `de-AT`; the English ones where there are none."""
    return _LANGUAGES.get(language.split("-")[0], _LANGUAGES["en"])


_LANGUAGES = {
    "en": Sentences(
        kinds={
            "predict": "Predict", "parsons": "Put in order", "faded": "Complete the example", "fix": "Fix",
            "write": "Write", "test": "Test", "design": "Design", "explain": "Explain",
        },
        asks={
            "single": "Choose one.", "multiple": "Choose all that apply.", "numeric": "Answer with a number.",
            "text": "Answer in a few words.", "order": "Put these in order.",
        },
        points=("{count} point", "{count} points"),
        minutes=("{count} minute", "{count} minutes"),
        in_unit="Answer with a number in {unit}.",
        choose="Choose {count}.",
        objective="Objective: {objective}",
        hint="Hint {number}",
        rubric="A person judges this part with the rubric",
        rubric_heads=("Criterion", "Points", "Level {number}"),
        check_yourself="Check yourself",
        where="The page of this module says whether you are right, and why.",
        graded="Graded question",
        answer="Answer: {answer}",
        only_hidden="The tests of this cell are run when your work is graded.",
        code_here="Your code here",
        lines_here="Your lines here",
        write="Write your answer to: {task}",
    ),
    "de": Sentences(
        kinds={
            "predict": "Vorhersagen", "parsons": "In Reihenfolge bringen", "faded": "Das Beispiel vervollständigen",
            "fix": "Beheben", "write": "Schreiben", "test": "Testen", "design": "Entwerfen", "explain": "Erklären",
        },
        asks={
            "single": "Wählen Sie eine Antwort.", "multiple": "Wählen Sie alles aus, was zutrifft.",
            "numeric": "Antworten Sie mit einer Zahl.", "text": "Antworten Sie mit wenigen Wörtern.",
            "order": "Bringen Sie dies in die richtige Reihenfolge.",
        },
        points=("{count} Punkt", "{count} Punkte"),
        minutes=("{count} Minute", "{count} Minuten"),
        in_unit="Antworten Sie mit einer Zahl in {unit}.",
        choose="Wählen Sie {count}.",
        objective="Lernziel: {objective}",
        hint="Hinweis {number}",
        rubric="Diesen Teil beurteilt ein Mensch mit diesem Raster",
        rubric_heads=("Kriterium", "Punkte", "Stufe {number}"),
        check_yourself="Prüfen Sie sich selbst",
        where="Auf der Seite dieses Moduls steht, ob Sie richtig liegen und warum.",
        graded="Bewertete Frage",
        answer="Antwort: {answer}",
        only_hidden="Die Tests dieser Zelle laufen, wenn Ihre Arbeit bewertet wird.",
        code_here="Hier steht Ihr Code",
        lines_here="Hier stehen Ihre Zeilen",
        write="Hier fehlt Ihre Antwort: {task}",
    ),
    "es": Sentences(
        kinds={
            "predict": "Predecir", "parsons": "Poner en orden", "faded": "Completar el ejemplo", "fix": "Corregir",
            "write": "Escribir", "test": "Probar", "design": "Diseñar", "explain": "Explicar",
        },
        asks={
            "single": "Elija una.", "multiple": "Elija todas las que correspondan.",
            "numeric": "Responda con un número.", "text": "Responda con pocas palabras.",
            "order": "Ponga esto en orden.",
        },
        points=("{count} punto", "{count} puntos"),
        minutes=("{count} minuto", "{count} minutos"),
        in_unit="Responda con un número en {unit}.",
        choose="Elija {count}.",
        objective="Objetivo: {objective}",
        hint="Pista {number}",
        rubric="Una persona evalúa esta parte con la rúbrica",
        rubric_heads=("Criterio", "Puntos", "Nivel {number}"),
        check_yourself="Compruebe lo que sabe",
        where="La página de este módulo dice si su respuesta es correcta y por qué.",
        graded="Pregunta calificada",
        answer="Respuesta: {answer}",
        only_hidden="Las pruebas de esta celda se ejecutan cuando se califica su trabajo.",
        code_here="Escriba aquí su código",
        lines_here="Escriba aquí sus líneas",
        write="Escriba su respuesta a: {task}",
    ),
    "fr": Sentences(
        kinds={
            "predict": "Prédire", "parsons": "Mettre en ordre", "faded": "Compléter l’exemple", "fix": "Corriger",
            "write": "Écrire", "test": "Tester", "design": "Concevoir", "explain": "Expliquer",
        },
        asks={
            "single": "Choisissez une réponse.", "multiple": "Choisissez tout ce qui convient.",
            "numeric": "Répondez par un nombre.", "text": "Répondez en quelques mots.",
            "order": "Mettez ces éléments en ordre.",
        },
        points=("{count} point", "{count} points"),
        minutes=("{count} minute", "{count} minutes"),
        in_unit="Répondez par un nombre en {unit}.",
        choose="Choisissez-en {count}.",
        objective="Objectif : {objective}",
        hint="Indice {number}",
        rubric="Une personne évalue cette partie avec la grille",
        rubric_heads=("Critère", "Points", "Niveau {number}"),
        check_yourself="Testez-vous",
        where="La page de ce module dit si vous avez raison, et pourquoi.",
        graded="Question notée",
        answer="Réponse : {answer}",
        only_hidden="Les tests de cette cellule sont exécutés quand votre travail est noté.",
        code_here="Écrivez votre code ici",
        lines_here="Écrivez vos lignes ici",
        write="Écrivez votre réponse à : {task}",
    ),
    "zh": Sentences(
        kinds={
            "predict": "预测", "parsons": "排列顺序", "faded": "补全示例", "fix": "修正",
            "write": "编写", "test": "测试", "design": "设计", "explain": "解释",
        },
        asks={
            "single": "请选择一项。", "multiple": "选择所有符合的选项。", "numeric": "请用数字作答。",
            "text": "请用几个词作答。", "order": "请排列顺序。",
        },
        points=("{count} 分", "{count} 分"),
        minutes=("{count} 分钟", "{count} 分钟"),
        in_unit="请用以 {unit} 为单位的数字作答。",
        choose="请选择 {count} 项。",
        objective="目标：{objective}",
        hint="提示 {number}",
        rubric="这一部分由人按评分标准评判",
        rubric_heads=("标准", "分数", "等级 {number}"),
        check_yourself="自我检测",
        where="本模块的页面会告诉您答案是否正确以及原因。",
        graded="计分题",
        answer="答案：{answer}",
        only_hidden="此单元格的测试在评分时运行。",
        code_here="在此处编写代码",
        lines_here="在此处编写",
        write="请作答：{task}",
    ),
}  # fmt: skip
