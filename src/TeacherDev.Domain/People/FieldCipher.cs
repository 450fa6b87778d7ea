using System.Security.Cryptography;
using System.Text;

namespace TeacherDev.Domain.People;

/// <summary>
/// Seals single fields with AES-256-GCM and finds them by a keyed hash. A sealed value is algorithm (1 byte) | key version (1 byte) | nonce (12) |
/// cipher text | tag (16); its table, column, key version and row seal are authenticated, so that a value moved elsewhere does not open.
/// </summary>
public sealed class FieldCipher
{
    private const byte AesGcm256 = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly IReadOnlyDictionary<byte, byte[]> sealingKeys;
    private readonly byte current;
    private readonly byte[] lowest;
    private readonly byte[] indexKey;

    /// <param name="masters">Master keys of 32 bytes by version; the highest seals, all open. The index key comes from the lowest, for an index must not change with a rotation.</param>
    public FieldCipher(IReadOnlyDictionary<byte, byte[]> masters)
    {
        sealingKeys = masters.ToDictionary(m => m.Key, m => Derive(m.Value, "field-seal"));
        current = masters.Keys.Max();
        lowest = masters[masters.Keys.Min()];
        indexKey = Derive(lowest, "field-index");
    }

    public byte[] Seal(string text, string table, string column, Guid row)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[2 + NonceSize + plain.Length + TagSize];
        (box[0], box[1]) = (AesGcm256, current);
        RandomNumberGenerator.Fill(box.AsSpan(2, NonceSize));
        using var aes = new AesGcm(sealingKeys[current], TagSize);
        aes.Encrypt(box.AsSpan(2, NonceSize), plain, box.AsSpan(2 + NonceSize, plain.Length), box.AsSpan(^TagSize), Bound(table, column, current, row));
        return box;
    }

    /// <exception cref="CryptographicException">The value was changed, moved from another row or sealed with a key that is not here.</exception>
    public string Open(byte[] box, string table, string column, Guid row)
    {
        if (box.Length < 2 + NonceSize + TagSize || box[0] != AesGcm256 || !sealingKeys.TryGetValue(box[1], out var key))
            throw new CryptographicException("The sealed value was made with an unknown algorithm or key version.");
        var plain = new byte[box.Length - 2 - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(box.AsSpan(2, NonceSize), box.AsSpan(2 + NonceSize, plain.Length), box.AsSpan(^TagSize), plain, Bound(table, column, box[1], row));
        return Encoding.UTF8.GetString(plain);
    }

    public byte[] Index(string text) => HMACSHA256.HashData(indexKey, Encoding.UTF8.GetBytes(text));

    /// <summary>A key of 32 bytes for another purpose, the same on every node and after a rotation.</summary>
    public byte[] KeyFor(string purpose) => Derive(lowest, purpose);

    private static byte[] Bound(string table, string column, byte version, Guid row) => Encoding.UTF8.GetBytes($"{table}|{column}|{version}|{row:N}");

    private static byte[] Derive(byte[] master, string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: Encoding.ASCII.GetBytes(purpose));
}
