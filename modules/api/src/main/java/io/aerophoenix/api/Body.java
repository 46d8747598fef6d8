package io.aerophoenix.api;

/// A JSON document that the API answers with.
public sealed interface Body
        permits AwaitedBody,
                ChangeBody,
                ConfigurationsBody,
                HealthBody,
                HistoryBody,
                LeaseGrantBody,
                LogsBody,
                MachineLeaseBody,
                MachineOrQuarantinedBody,
                MachinesBody,
                MemoryBody,
                MissedBody,
                OutcomeBody,
                ProblemBody,
                ProcessesBody,
                RebuildBody,
                ReclaimedBody,
                RegionsBody,
                SignInBody,
                UsageBody {}
