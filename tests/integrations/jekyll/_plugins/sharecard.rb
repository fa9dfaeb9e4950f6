Jekyll::Hooks.register(:site, :after_init) { system('sharecard', 'render', *Dir['_posts/*.md'], '--root', '.', '-o', 'cards', exception: true) }
Liquid::Template.register_filter(Module.new { def sharecard(slug, file) = File.read("cards/#{slug}/#{file}") })
