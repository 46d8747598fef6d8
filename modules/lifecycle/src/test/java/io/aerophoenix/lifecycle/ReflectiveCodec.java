package io.aerophoenix.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter.Value;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.VolumeId;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// What [ChangeCodec] writes and reads, as databind derives it from the records alone: what the hand-written codec is
/// compared with.
final class ReflectiveCodec {
    private final JsonMapper json =
            JsonMapper.builder()
                    .addModule(words())
                    .addMixIn(HealthCheck.Probe.class, ProbeKinds.class)
                    .changeDefaultPropertyInclusion(
                            included -> included.withValueInclusion(Include.NON_NULL))
                    // What has come to records later is missing in older entries.
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .withConfigOverride(
                            List.class,
                            lists -> lists.setNullHandling(Value.forValueNulls(Nulls.AS_EMPTY)))
                    .build();

    byte[] encode(Change change) {
        return json.writeValueAsBytes(change);
    }

    /// @throws IllegalArgumentException when the bytes are not a change; the message says what is wrong
    Change decode(byte[] bytes) {
        try {
            return json.readValue(bytes, Change.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a change: " + e.getOriginalMessage(), e);
        }
    }

    /// A whole machine, for the region's index.
    byte[] encode(Machine machine) {
        return json.writeValueAsBytes(machine);
    }

    /// @throws IllegalArgumentException when the bytes are not a machine; the message says what is wrong
    Machine decodeMachine(byte[] bytes) {
        try {
            return json.readValue(bytes, Machine.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a machine: " + e.getOriginalMessage(), e);
        }
    }

    private static SimpleModule words() {
        var module = new SimpleModule();
        word(module, MachineId.class, MachineId::value, MachineId::new);
        word(module, AppName.class, AppName::value, AppName::new);
        word(module, MachineName.class, MachineName::value, MachineName::new);
        word(module, VolumeId.class, VolumeId::value, VolumeId::new);
        word(module, RegionCode.class, RegionCode::value, RegionCode::new);
        word(module, IntentId.class, IntentId::toString, IntentId::parse);
        return module;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = HealthCheck.Http.class, name = "http"),
        @JsonSubTypes.Type(value = HealthCheck.Tcp.class, name = "tcp"),
        @JsonSubTypes.Type(value = HealthCheck.Exec.class, name = "exec")
    })
    private interface ProbeKinds {}

    private static <T> void word(
            SimpleModule module,
            Class<T> type,
            Function<T, String> write,
            Function<String, T> read) {
        module.addSerializer(
                type,
                new ValueSerializer<>() {
                    @Override
                    public void serialize(
                            T value, JsonGenerator out, SerializationContext context) {
                        out.writeString(write.apply(value));
                    }
                });
        module.addDeserializer(
                type,
                new ValueDeserializer<>() {
                    @Override
                    public T deserialize(JsonParser in, DeserializationContext context) {
                        return read.apply(in.getString());
                    }
                });
    }
}
