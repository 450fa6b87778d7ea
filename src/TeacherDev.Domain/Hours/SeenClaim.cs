using System.Globalization;

namespace TeacherDev.Domain.Hours;

/// <summary>A claim as it was on the page that was decided on; written “17-3” in a form.</summary>
public readonly record struct SeenClaim(int Id, int Version) : IParsable<SeenClaim>
{
    public static SeenClaim Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var seen) ? seen : throw new FormatException("A seen claim is written “17-3”.");

    public static bool TryParse(string? s, IFormatProvider? provider, out SeenClaim result)
    {
        result = default;
        if ((s ?? "").Split('-') is not [var id, var version]) return false;
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var claim) || !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var at)) return false;
        result = new(claim, at);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}-{Version}");
}
