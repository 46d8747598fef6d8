package io.aerophoenix.api;

/// A JSON document that the API answers with.
public sealed interface Body
        permits ConfigurationsBody,
                HealthBody,
                HistoryBody,
                LeaseGrantBody,
                LogsBody,
                MachineLeaseBody,
                MachineOrQuarantinedBody,
                MachinesBody,
                MissedBody,
                OutcomeBody,
                ChangeBody,
                ProblemBody,
                RebuildBody,
                RegionsBody,
                SignInBody,
                UsageBody {}
