using System.Globalization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>Changes as a message tells them, in Chinese.</summary>
public static class TimetableWords
{
    /// <summary>A letter is read on a phone: beyond so many lines it names the page.</summary>
    public const int MostLines = 40;

    extension(IReadOnlyList<TimetableChange> changes)
    {
        /// <summary>“新增 3 节，改期 1 节”.</summary>
        public string Summary => string.Join('，', changes.GroupBy(c => c.Kind).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key.Chinese} {g.Count()} 节")));

        /// <summary>One line a session, with what it was where it was something else.</summary>
        public string Lines => string.Join('\n', [.. changes.Take(MostLines).Select(LineOf), .. changes.Count > MostLines ? [string.Create(CultureInfo.InvariantCulture, $"另有 {changes.Count - MostLines} 节，请看日程页面")] : Array.Empty<string>()]);
    }

    private static string LineOf(TimetableChange change)
    {
        var said = $"【{change.Kind.Chinese}】{change.Session.When}　{change.Session.Topic}";
        return change.Kind switch
        {
            TimetableChangeKind.New => said + (change.Session.Trainer is { } trainer ? $"，{trainer}" : "") + (change.Session.Venue is { } venue ? $"，{venue}" : ""),
            TimetableChangeKind.Cancelled => said + (change.Session.CancelReason is { } reason ? $"（{reason}）" : ""),
            TimetableChangeKind.Removed => said,
            _ => $"{said}（{string.Join('；', change.Details.Select(d => $"{d.Of.Chinese}原为：{d.Before ?? "未定"}" + (d.Of == TimetableDetail.When ? "" : $"，改为：{d.After ?? "未定"}")))}）",
        };
    }
}
