"""The workshop that trains the recogniser of `models/`; torch is needed here and nowhere else.

`reading` gives examples from public data and from our gold, by `label_maps.toml`; `names`,
`replacing` and `filling` make them fit for press releases; `epochs` turns them into windows of
numbers; `network` is the network, `fitting` the loop that can be resumed, `exporting` its way into
the onnxruntime file that a run reads; `calibrating` says how sure it may be; `convolutional`
trains the spaCy recogniser that ours is compared with. `stage.train` is all of it in order.
"""
