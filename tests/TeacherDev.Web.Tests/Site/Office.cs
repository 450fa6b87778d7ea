using System.Diagnostics;

namespace TeacherDev.Web.Tests.Site;

/// <summary>The office program that the bureau opens our files with.</summary>
internal static class Office
{
    /// <summary>Opens files as they are, without repair, and prints each; skipped with a sentence where there is no such program, and failed where CI must have one.</summary>
    public static async Task OpensAsync(params (string Name, byte[] Bytes)[] files)
    {
        using var work = await ConvertAsync("pdf", files);
        foreach (var (name, _) in files) Assert.True(new FileInfo(work.PathOf(Path.ChangeExtension(name, "pdf"))) is { Exists: true, Length: > 1000 }, $"{name}: {work.Said}");
    }

    /// <summary>What the cells of a sheet show once it is open: of a formula its result.</summary>
    public static async Task<string> ShowsAsync(string name, byte[] bytes)
    {
        using var work = await ConvertAsync("csv", (name, bytes));
        return await File.ReadAllTextAsync(work.PathOf(Path.ChangeExtension(name, "csv")));
    }

    private static async Task<Converted> ConvertAsync(string form, params (string Name, byte[] Bytes)[] files)
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "soffice"))))
        {
            const string how = "No soffice: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui";
            Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), how);
            Assert.Skip(how);
        }
        var folder = Directory.CreateTempSubdirectory("papers");
        var read = Directory.CreateDirectory(Path.Combine(folder.FullName, "read"));
        foreach (var (name, bytes) in files) await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), bytes);
        string[] arguments = [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", form, "--outdir", read.FullName, .. files.Select(f => Path.Combine(folder.FullName, f.Name))];
        using var office = Process.Start(new ProcessStartInfo("soffice", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (office.StandardOutput.ReadToEndAsync(), office.StandardError.ReadToEndAsync());
        await office.WaitForExitAsync();
        return new(folder, $"{await said} {await complained}");
    }

    private sealed class Converted(DirectoryInfo folder, string said) : IDisposable
    {
        public string Said => said;

        public string PathOf(string name) => Path.Combine(folder.FullName, "read", name);

        public void Dispose() => folder.Delete(recursive: true);
    }
}
