package io.aerophoenix.api;

/// A JSON document that the API answers with.
public sealed interface Body
        permits HistoryBody,
                LogsBody,
                MachineOrQuarantinedBody,
                MachinesBody,
                MissedBody,
                ChangeBody,
                ProblemBody,
                RegionsBody,
                SignInBody,
                UsageBody {}
