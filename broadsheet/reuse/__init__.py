"""Work that earlier builds have done, taken up again: what was read, and what was found in it.

In: what a step of the build works on. Out: what it made of the same before, with the same code and
choices. A build that was killed goes on where it was; one after a few files have changed costs what
those cost. What is taken up is what the step would make, to the byte; where anything is doubtful,
it is made again. `store` keeps results, `code` tells one version from another, `readings` and
`findings` say what the result of a step depends on, `around` spares the processes what is known,
`unchanged` tells that there is nothing to do at all.
"""
