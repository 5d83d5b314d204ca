"""The commands that train the recogniser and make it thin: their packages are in `train` alone."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.console import err, out, told
from pipeline.errors import UsageError

REMEDY = "pip install 'rollcall[train]' and the encoder as models/README.md says"


def train_command(
    files: Annotated[
        list[Path],
        typer.Option("--data", help="A .jsonl.gz of annotated public data; several times."),
    ],
    reference: Annotated[
        Path, typer.Option(exists=True, file_okay=False, help="The folder with names of the world.")
    ],
    gold: Annotated[
        list[Path], typer.Option(exists=True, file_okay=False, help="A folder of our own gold.")
    ] = [Path("corpus/train")],  # noqa: B006 - typer reads the default, nobody writes to it
    dev: Annotated[
        list[Path],
        typer.Option(exists=True, help="A folder of gold or a file to calibrate and score on."),
    ] = [Path("corpus/dev")],  # noqa: B006 - likewise
    folder: Annotated[Path, typer.Option("--out", help="Where the trained pipeline goes.")] = Path(
        "models/en_rollcall"
    ),
    work: Annotated[
        Path, typer.Option(help="Checkpoints; the same command goes on where it broke off.")
    ] = Path("outputs/training"),
    unlabelled: Annotated[
        Path | None,
        typer.Option(help="Releases that the model in --teacher marks, to learn from too."),
    ] = None,
    teacher: Annotated[
        Path | None, typer.Option(exists=True, help="The folder of an earlier model.")
    ] = None,
    larger: Annotated[
        Path | None,
        typer.Option(
            exists=True, dir_okay=False, help="The checkpoint.pt of a larger network to distil."
        ),
    ] = None,
    epochs: Annotated[int, typer.Option(min=1)] = 4,
    seed: int = 1,
    part: Annotated[int, typer.Option(min=1, help="3: a fixed third of the data.")] = 1,
    layers: Annotated[str, typer.Option(help="The layers of the encoder to keep.")] = "0,1,2,3,4,5",
    lower: Annotated[
        int, typer.Option(min=0, help="Layers that read all words; the others read candidates.")
    ] = 3,
    case: Annotated[bool, typer.Option(help="Read the case of words.")] = True,
    frozen: Annotated[bool, typer.Option(help="Leave the encoder as it is.")] = False,
    vary: Annotated[bool, typer.Option(help="Replace names and fill our snippets.")] = True,
    quantised: Annotated[bool, typer.Option(help="Weights in int8.")] = True,
    compare: Annotated[
        bool, typer.Option("--convolutional", help="Train spaCy's own recogniser to compare with.")
    ] = False,
) -> None:
    """Train the recogniser: under two hours on two cores, on a graphics card where there is one.

    Example: `rollcall train --reference ../shared/reference --data wikigold.all.jsonl.gz --data …`;
    models/README.md has the whole command of the model that is shipped.
    """
    with told():
        try:
            from pipeline.train.fitting import Settings
            from pipeline.train.gathering import Data
            from pipeline.train.network import Design
            from pipeline.train.sources import Doses
            from pipeline.train.stage import Recipe, train, train_convolutional, write_model
        except ImportError as error:
            raise UsageError(f"training needs {error.name}: {REMEDY}") from None
        kept = tuple(int(number) for number in layers.split(","))
        recipe = Recipe(
            Design(kept, case, frozen, lower),
            Doses(vary, part=part),
            Settings(epochs, seed),
            quantised,
        )
        data = Data(tuple(files), tuple(gold), reference, tuple(dev), unlabelled, teacher, larger)
        if compare:
            nlp, scores = train_convolutional(data, recipe, lambda *one: err.print(str(one)))
            nlp.to_disk(folder)
        else:
            trained = train(data, recipe, work, told=lambda one: err.print(str(one)))
            write_model(trained, recipe, data, folder)
            scores = trained.scores
    for dataset, labels in scores.items():
        for label, one in labels.items():
            out.print(f"{dataset:20} {label:8} F {one.f:.1f}", markup=False)


def thin_command(
    model: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="A trained model.")],
    files: Annotated[
        list[Path], typer.Option("--data", help="A .jsonl.gz of texts to fit on; several times.")
    ],
    widths: Annotated[str, typer.Option(help="Inner units of each layer: 1408,1280,1152,960,832.")],
    folder: Annotated[Path, typer.Option("--out", help="Where the thinner model goes.")],
    gold: Annotated[
        list[Path], typer.Option(exists=True, file_okay=False, help="A folder of texts of ours.")
    ] = [Path("corpus/train")],  # noqa: B006 - typer reads the default, nobody writes to it
) -> None:
    """Take inner units away whose part the others can take: faster, nearly the same answers.

    Nothing is trained and no label is read: two minutes. models/README.md has the whole command.
    """
    with told():
        try:
            from pipeline.train.saving import load, read_card, save
            from pipeline.train.thinning import make_thin, texts_of
        except ImportError as error:
            raise UsageError(f"this needs {error.name}: {REMEDY}") from None
        if not all(one.isdecimal() for one in widths.split(",")):
            raise UsageError(f"--widths takes numbers such as 1408,1280: {widths!r}")
        wanted = [int(one) for one in widths.split(",")]
        (nlp, component), card = load(model), read_card(model)
        documents = nlp.pipe(texts_of(files, gold))
        make_thin(component, documents, wanted, lambda one: err.print(one, markup=False))
        sources = [one.name for one in (*files, *gold)]
        save(nlp, folder, {**card, "thinned": {"widths": wanted, "texts": sources}})
