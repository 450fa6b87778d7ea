using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace TeacherDev.Domain.Attendance;

/// <summary>
/// What the wall shows: an address and a code that change every <see cref="Step"/> and belong to one session. Both are a keyed hash of the
/// session and the step of the server's clock; the present step and the one before are good, so that nobody is refused while scanning.
/// </summary>
public sealed class SignInTokens(byte[] key)
{
    public const int CodeDigits = 6;

    private const int TagSize = 16;
    private const int Size = 4 + 8 + TagSize;
    private const int Codes = 1_000_000;

    public static readonly TimeSpan Step = TimeSpan.FromSeconds(15);

    public string Make(int sessionId, DateTime now) => Base64Url.EncodeToString(Sealed(sessionId, StepAt(now)));

    /// <summary>The session of a token that was made here, whenever that was; null for anything else.</summary>
    public GenuineToken? Read(string? token)
    {
        Span<byte> box = stackalloc byte[Size];
        if (token is null || token.Length > 2 * Size || !Base64Url.IsValid(token, out var length) || length != Size) return null;
        Base64Url.DecodeFromChars(token, box);
        var (sessionId, step) = (BinaryPrimitives.ReadInt32BigEndian(box), BinaryPrimitives.ReadInt64BigEndian(box[4..]));
        return CryptographicOperations.FixedTimeEquals(box, Sealed(sessionId, step)) ? new(sessionId, step) : null;
    }

    /// <summary>Made in this step or the one before. One of the future is as old as one of the past.</summary>
    public static bool IsFresh(GenuineToken token, DateTime now) => StepAt(now) - token.Step is 0 or 1;

    /// <summary>How long until the next one is shown.</summary>
    public static TimeSpan Left(DateTime now) => Step - TimeSpan.FromTicks(now.Ticks % Step.Ticks);

    /// <summary>Six digits for whoever cannot scan.</summary>
    public string Code(int sessionId, DateTime now) => CodeAt(sessionId, StepAt(now));

    public bool IsCode(int sessionId, string? code, DateTime now)
    {
        var typed = System.Text.Encoding.ASCII.GetBytes(code ?? "");
        // Both are compared whichever fits, so that the answer takes as long for one as for the other.
        return FixedEquals(typed, CodeAt(sessionId, StepAt(now))) | FixedEquals(typed, CodeAt(sessionId, StepAt(now) - 1));
    }

    private static bool FixedEquals(byte[] typed, string code) => CryptographicOperations.FixedTimeEquals(typed, System.Text.Encoding.ASCII.GetBytes(code));

    private static long StepAt(DateTime now) => now.Ticks / Step.Ticks;

    private byte[] Sealed(int sessionId, long step)
    {
        var box = new byte[Size];
        BinaryPrimitives.WriteInt32BigEndian(box, sessionId);
        BinaryPrimitives.WriteInt64BigEndian(box.AsSpan(4), step);
        HMACSHA256.HashData(key, (byte[])[.. "token"u8, .. box.AsSpan(0, 12)]).AsSpan(0, TagSize).CopyTo(box.AsSpan(12));
        return box;
    }

    private string CodeAt(int sessionId, long step)
    {
        Span<byte> said = stackalloc byte[4 + 8];
        BinaryPrimitives.WriteInt32BigEndian(said, sessionId);
        BinaryPrimitives.WriteInt64BigEndian(said[4..], step);
        var hash = HMACSHA256.HashData(key, (byte[])[.. "code"u8, .. said]);
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) % Codes).ToString(CultureInfo.InvariantCulture).PadLeft(CodeDigits, '0');
    }
}

/// <summary>A token that this site made for a session in a step of its clock; whether it is still good is another question.</summary>
public readonly record struct GenuineToken(int SessionId, long Step);
