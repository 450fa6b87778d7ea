using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TeacherDev.Domain.Tests.Scheduling;

/// <summary>
/// Reads an iCalendar object by the letter of RFC 5545 and fails on anything that stands outside it. Written from the RFC alone and sharing
/// nothing with what writes our files.
/// </summary>
public static partial class Ics
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] Once = ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "SEQUENCE", "URL"];
    private static readonly string[] Texts = ["SUMMARY", "LOCATION", "DESCRIPTION", "X-WR-CALNAME"];

    /// <summary>The one VCALENDAR of a file.</summary>
    /// <exception cref="FormatException">Says which rule a line breaks.</exception>
    public static IcsComponent Read(byte[] file)
    {
        var lines = Unfold(file).Select(Line).ToList();
        var at = 0;
        var calendar = Component(lines, ref at);
        Must(at == lines.Count && calendar.Name == "VCALENDAR", "one VCALENDAR and nothing after it");
        Must(calendar["VERSION"] == "2.0" && calendar["PRODID"].Length > 0, "3.6: VERSION 2.0 and PRODID");
        var zones = calendar.Parts.Where(p => p.Name == "VTIMEZONE").ToDictionary(z => z["TZID"]);
        foreach (var zone in zones.Values)
        {
            Must(zone.Parts.Any(p => p.Name is "STANDARD" or "DAYLIGHT"), "3.6.5: a zone has an observance");
            foreach (var observance in zone.Parts) Must(observance.Has("DTSTART") && Offset().IsMatch(observance["TZOFFSETFROM"]) && Offset().IsMatch(observance["TZOFFSETTO"]), "3.6.5: an observance says from when and by how much");
        }
        foreach (var part in calendar.Parts.Where(p => p.Name == "VEVENT")) Check(part, zones);
        return calendar;
    }

    /// <summary>The instant of a DTSTART or DTEND with its zone of one offset.</summary>
    public static DateTimeOffset Moment(IcsComponent calendar, IcsLine line)
    {
        var offset = calendar.Parts.Single(p => p.Name == "VTIMEZONE" && p["TZID"] == line.Parameters["TZID"]).Parts.Single()["TZOFFSETTO"];
        return new(DateTime.ParseExact(line.Value, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture), TimeSpan.ParseExact(offset.TrimStart('+'), "hhmm", CultureInfo.InvariantCulture));
    }

    private static void Check(IcsComponent part, Dictionary<string, IcsComponent> zones)
    {
        foreach (var name in Once) Must(part.Lines.Count(l => l.Name == name) <= 1, $"3.6.1: {name} stands once");
        Must(part.Has("UID") && part.Has("DTSTAMP") && part.Has("DTSTART"), "3.6.1: UID, DTSTAMP and DTSTART");
        Must(Utc().IsMatch(part["DTSTAMP"]), "3.8.7.2: DTSTAMP is in UTC");
        foreach (var line in part.Lines.Where(l => l.Name is "DTSTART" or "DTEND"))
        {
            Must(Local().IsMatch(line.Value), "3.3.5: form #3 has no Z");
            Must(zones.ContainsKey(line.Parameters["TZID"]), "3.2.19: the zone that is named is defined");
        }
        Must(string.CompareOrdinal(part["DTSTART"], part["DTEND"]) < 0, "3.8.2.2: it ends after it begins");
        Must(!part.Has("SEQUENCE") || int.Parse(part["SEQUENCE"], CultureInfo.InvariantCulture) >= 0, "3.8.7.4: SEQUENCE is a number");
        Must(!part.Has("STATUS") || part["STATUS"] is "TENTATIVE" or "CONFIRMED" or "CANCELLED", "3.8.1.11: STATUS of an event");
    }

    private static IEnumerable<string> Unfold(byte[] file)
    {
        Must(file is not [0xEF, 0xBB, 0xBF, ..], "no byte order mark");
        Must(file is [.., (byte)'\r', (byte)'\n'], "3.1: the last line ends too");
        var (from, whole) = (0, (string?)null);
        for (var at = 0; at < file.Length; at++)
        {
            if (file[at] == '\n') Must(at > 0 && file[at - 1] == '\r', "3.1: lines end with CRLF");
            if (file[at] != '\r') continue;
            Must(file[at + 1] == '\n', "3.1: lines end with CRLF");
            Must(at - from <= 75, $"3.1: a line of {at - from} octets");
            var line = Strict.GetString(file, from, at - from);
            if (line is [' ' or '\t', ..]) whole += line[1..];
            else
            {
                if (whole is not null) yield return whole;
                whole = line;
            }
            from = at + 2;
        }
        yield return whole!;
    }

    private static IcsLine Line(string line)
    {
        var match = Content().Match(line);
        Must(match.Success, $"3.1: no content line: {line}");
        Must(!line.Any(c => char.IsControl(c) && c != '\t'), "3.1: a control character");
        var (name, value) = (match.Groups["name"].Value.ToUpperInvariant(), match.Groups["value"].Value);
        var parameters = Parameter().Matches(match.Groups["parameters"].Value).ToDictionary(p => p.Groups["key"].Value.ToUpperInvariant(), p => p.Groups["of"].Value.Trim('"'), StringComparer.Ordinal);
        return new(name, parameters, Texts.Contains(name) ? Text(value) : value);
    }

    private static string Text(string value)
    {
        var text = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
        {
            Must(value[at] is not (',' or ';'), $"3.3.11: {value[at]} is escaped in a text");
            if (value[at] != '\\')
            {
                text.Append(value[at]);
                continue;
            }
            Must(++at < value.Length && value[at] is '\\' or ';' or ',' or 'n' or 'N', "3.3.11: what may be escaped");
            text.Append(value[at] is 'n' or 'N' ? '\n' : value[at]);
        }
        return text.ToString();
    }

    private static IcsComponent Component(List<IcsLine> lines, ref int at)
    {
        Must(lines[at].Name == "BEGIN", "3.6: BEGIN");
        var component = new IcsComponent(lines[at++].Value, [], []);
        while (lines[at].Name != "END")
        {
            if (lines[at].Name == "BEGIN") component.Parts.Add(Component(lines, ref at));
            else component.Lines.Add(lines[at++]);
        }
        Must(lines[at++].Value == component.Name, "3.6: END of what began");
        return component;
    }

    private static void Must(bool holds, string rule)
    {
        if (!holds) throw new FormatException(rule);
    }

    [GeneratedRegex("""^(?<name>[A-Za-z0-9-]+)(?<parameters>(;[A-Za-z0-9-]+=("[^"]*"|[^";:,]*)(,("[^"]*"|[^";:,]*))*)*):(?<value>.*)$""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Content();

    [GeneratedRegex(""";(?<key>[A-Za-z0-9-]+)=(?<of>"[^"]*"|[^";:]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^\d{8}T\d{6}Z$", RegexOptions.None, 1000)]
    private static partial Regex Utc();

    [GeneratedRegex(@"^\d{8}T\d{6}$", RegexOptions.None, 1000)]
    private static partial Regex Local();

    [GeneratedRegex(@"^[+-]\d{4}(\d{2})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Offset();
}

public sealed record IcsLine(string Name, IReadOnlyDictionary<string, string> Parameters, string Value);

public sealed record IcsComponent(string Name, List<IcsLine> Lines, List<IcsComponent> Parts)
{
    public IEnumerable<IcsComponent> Events => Parts.Where(p => p.Name == "VEVENT");

    public string this[string name] => Line(name).Value;

    public IcsLine Line(string name) => Lines.Single(l => l.Name == name);

    public bool Has(string name) => Lines.Exists(l => l.Name == name);
}
