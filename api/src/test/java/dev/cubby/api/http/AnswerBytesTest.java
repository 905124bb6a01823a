package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cubby.common.http.Answer;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class AnswerBytesTest {

  @Test
  void anAnswerComesBackAsItWas() {
    Answer answer =
        Answer.of(201, "text/plain", Buffer.buffer("größe")).with("Location", "/v1/keys/a");
    answer.headers().add("Location", "twice");
    Answer again = AnswerBytes.read(AnswerBytes.of(answer));
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(answer.body());
    assertThat(again.headers().getAll("Location")).containsExactly("/v1/keys/a", "twice");
    assertThat(again.headers().get("Content-Type")).isEqualTo("text/plain");
  }

  @Test
  void anAnswerWithoutABodyHasNone() {
    assertThat(AnswerBytes.read(AnswerBytes.of(Answer.of(204))).body()).isNull();
    Answer empty = Answer.of(200, "text/plain", Buffer.buffer());
    assertThat(AnswerBytes.read(AnswerBytes.of(empty)).body()).isEqualTo(Buffer.buffer());
  }

  @Test
  void aFormatThatIsNotKnownIsNotGuessedAt() {
    byte[] bytes = AnswerBytes.of(Answer.of(204));
    bytes[0] = 9;
    assertThatIllegalStateException().isThrownBy(() -> AnswerBytes.read(bytes));
  }
}
